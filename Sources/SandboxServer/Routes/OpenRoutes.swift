/// What stands beside the API without a token and of which little more than the path is known (reference, section 11.6).
enum OpenRoutes {
    static let all: [Route] = [
        Route("GET", "/system-static/*", .nothing, systemFile),
        Route("POST", "/api/event_sessions", .nothing, eventSession),
    ]

    /// The same files as under `/static/`: which ones the real server keeps apart is not known [I, section 11.6].
    static let systemFile: Route.Handler = { database, call in
        var plain = call
        plain.path = "/static/" + call.path.split(separator: "/").dropFirst().joined(separator: "/")
        return try StaticRoutes.get(&database, plain)
    }

    /// An SDK's telemetry: it is thanked for and not kept. Method and body are guesses [I, section 11.6].
    static let eventSession: Route.Handler = { database, call in
        let body = try ReportRoutes.hasBody(call) ? call.object() : [:]
        return .json(
            [
                "time_created": call.now.json, "session_id": database.newID(.eventSession).json,
                "device_info": body["device_info"] ?? [:], "records": body["records"] ?? [],
            ], status: 201)
    }
}
