/// What is asked without logging in.
enum ServiceRoutes {
    static let version: Route.Handler = { database, _ in
        .json([
            "version": "6.0.1", "components": ["auth", "stateful", "oz_collections"],
            "sandbox": .string(database.engine.name),
        ])
    }

    static let health: Route.Handler = { _, _ in
        .json([
            "database": "ok", "storage": "ok",
            "queues": [
                "default": "ok", "maintenance": "ok", "preview_convert": "ok", "resolution": "ok", "tfss": "ok",
                "regula": "ok",
            ],
        ])
    }
}
