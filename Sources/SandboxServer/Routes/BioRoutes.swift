/// The bio server's own paths, which an administrator's checks ask (reference, sections 15 and 17).
///
/// [I] The bodies: as TensorFlow Serving writes them.
enum BioRoutes {
    static let state: Route.Handler = { _, _ in
        .json([
            "model_version_status": [
                ["version": "1", "state": "AVAILABLE", "status": ["error_code": "OK", "error_message": ""]]
            ]
        ])
    }

    /// A model that runs fails an assertion on the empty picture of a check; without a licence none runs.
    static let predict: Route.Handler = { database, _ in
        let error = database.desk.licence.refusal ?? "assertion failed: [the picture is empty]"
        return .json(["error": .string(error)], status: 400)
    }
}
