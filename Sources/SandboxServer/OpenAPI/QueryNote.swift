/// One parameter after the question mark as the OpenAPI document shows it.
struct QueryNote: Sendable {
    let name: String
    let schema: JSON
    let about: String

    init(_ name: String, _ schema: JSON, _ about: String) {
        self.name = name
        self.schema = schema
        self.about = about
    }

    var json: JSON {
        ["name": .string(name), "in": "query", "description": .string(about), "schema": schema]
    }
}

extension [QueryNote] {
    static let paging: [QueryNote] =
        [
            QueryNote("offset", ["type": "integer", "minimum": 0, "default": 0], "how many to pass over"),
            QueryNote(
                "limit", ["type": "integer", "minimum": -1, "maximum": 5000, "default": 100],
                "most to answer; -1 is all"),
        ] + flag("total_omit", "answers null as the total")

    static let sorting: [QueryNote] = [
        QueryNote("sorting", ["type": "string"], "a comma list of field{asc} and field{desc}; bare means desc")
    ]

    static let times: [QueryNote] = ["time_created", "time_updated"].flatMap { name in
        ["min", "max"].map { end in
            QueryNote("\(name).\(end)", ["type": "string"], "\(end) inclusive; seconds, ms, us, ISO 8601, now or today")
        }
    }

    static let metaData: [QueryNote] = [
        QueryNote("meta_data", ["type": "string"], "key==value with == != <= >= < >, dotted, comma means and")
    ]

    static let parts: [QueryNote] = [
        flag("with_analyses", "shows the analyses"), flag("with_user", "shows the account"),
        flag("with_company", "shows the company"),
    ].flatMap(\.self)

    /// A filter by a comma list, and its opposite.
    static func words(_ names: String...) -> [QueryNote] {
        names.flatMap { name in
            [
                QueryNote(name, ["type": "string"], "any of a comma list"),
                QueryNote("\(name).exclude", ["type": "string"], "none of a comma list"),
            ]
        }
    }

    static func text(_ name: String, _ about: String) -> [QueryNote] {
        [QueryNote(name, ["type": "string"], about)]
    }

    static func flag(_ name: String, _ about: String) -> [QueryNote] {
        [QueryNote(name, ["type": "boolean", "default": false], about)]
    }
}
