/// The OpenAPI 3.1 document of the route table.
enum OpenAPI {
    static let header = "X-Forensic-Access-Token"

    static var document: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "oz-sandbox", "version": "6.0.1",
                "description": .string(
                    "An Oz API server with invented data. Each summary ends with how far it is to be trusted: "
                        + "D documented, C seen in client code, F framework, R recalled, I an assumption."),
            ],
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["token": ["type": "apiKey", "in": "header", "name": .string(header)]],
                "responses": [
                    "Error": [
                        "description": "A refusal", "content": ["application/json": ["schema": Schema.named("Error")]],
                    ]
                ],
                "schemas": Schemas.all,
            ],
        ]
    }

    private static var paths: [JSON.Member] {
        var paths: [(path: String, routes: [Route])] = []
        for route in RouteTable.routes {
            if let place = paths.firstIndex(where: { $0.path == route.path }) {
                paths[place].routes.append(route)
            } else {
                paths.append((route.path, [route]))
            }
        }
        return paths.map { path, routes in
            let members = routes.map { JSON.Member($0.method.lowercased(), operation($0)) }
            return .init(path.replacing("*", with: "{file}"), .object(parameters(of: path) + members))
        }
    }

    private static func parameters(of path: String) -> [JSON.Member] {
        let names = path.split(separator: "/").compactMap { segment -> (String, JSON)? in
            if segment == "*" { return ("file", Schema.text) }
            return segment.first == "{" ? (String(segment.dropFirst().dropLast()), Schema.id) : nil
        }
        guard !names.isEmpty else { return [] }
        let list = names.map { name, schema -> JSON in
            ["name": .string(name), "in": "path", "required": true, "schema": schema]
        }
        return [.init("parameters", .array(list))]
    }

    private static func operation(_ route: Route) -> JSON {
        let note = route.note ?? RouteNote("Undocumented", .invented, .one("MetaData"))
        var members: [JSON.Member] = [
            .init("summary", .string("\(note.summary) [\(note.evidence.rawValue)]")),
            .init("description", .string("This is \(note.evidence.words).")),
            .init("x-evidence", .string(note.evidence.rawValue)),
        ]
        if !note.query.isEmpty { members.append(.init("parameters", .array(note.query.map(\.json)))) }
        if let body = body(note.request) { members.append(.init("requestBody", body)) }
        members.append(.init("responses", .object(responses(route, note))))
        if case .nothing = route.need {} else { members.append(.init("security", [["token": []]])) }
        return .object(members)
    }

    private static func body(_ request: RouteNote.Request) -> JSON? {
        let isRequired: Bool
        var kinds: [JSON.Member]
        switch request {
        case .none: return nil
        case .json(let name):
            isRequired = true
            kinds = [.init("application/json", ["schema": Schema.named(name)])]
        case .form(let name), .upload(let name):
            isRequired = false
            // Parts may have any name; one is named so that tools send a file.
            let file: JSON = ["type": "string", "format": "binary"]
            let form: JSON = [
                "type": "object", "properties": ["payload": Schema.named(name), "photo": file],
                "additionalProperties": file,
            ]
            let encoding: JSON = [
                "payload": ["contentType": "application/json"], "photo": ["contentType": "image/jpeg, image/png"],
            ]
            kinds = [.init("multipart/form-data", ["schema": form, "encoding": encoding])]
        }
        if case .upload = request {
            kinds.append(.init("application/octet-stream", ["schema": ["type": "string", "format": "binary"]]))
        }
        return ["required": .bool(isRequired), "content": .object(kinds)]
    }

    private static func responses(_ route: Route, _ note: RouteNote) -> [JSON.Member] {
        var success: [JSON.Member] = [.init("description", .string(note.summary))]
        if let content = content(note.success) { success.append(.init("content", content)) }
        var answers: [JSON.Member] = [.init(String(note.status), .object(success))]
        if case .file = note.success {
            answers.append(.init("206", .object(success)))
            answers.append(.init("416", ["description": "No such part of the file"]))
        }
        let isOpen = if case .nothing = route.need { true } else { false }
        let isLogIn = route.path.hasPrefix("/api/authorize")
        let refusals =
            ["400"] + (isOpen && !isLogIn ? [] : ["401", "403"]) + ["404", "405", "429", "500", "501", "502"]
        // A path that only ever refuses has its refusal as its success.
        return answers
            + refusals.filter { $0 != String(note.status) }.map { .init($0, ["$ref": "#/components/responses/Error"]) }
    }

    private static func content(_ success: RouteNote.Success) -> JSON? {
        switch success {
        case .nothing: nil
        case .one(let name): ["application/json": ["schema": Schema.named(name)]]
        case .list(let name): ["application/json": ["schema": Schema.list(Schema.named(name))]]
        case .page(let name): ["application/json": ["schema": page(name)]]
        case .file: ["*/*": ["schema": ["type": "string", "format": "binary"]]]
        }
    }

    private static func page(_ name: String) -> JSON {
        let number: JSON = ["type": "integer"]
        return Schema.object([
            .init("offset", number), .init("limit", number), .init("total_count", ["type": ["integer", "null"]]),
            .init("items", Schema.list(Schema.named(name))),
        ])
    }
}
