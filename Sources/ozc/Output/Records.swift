/// Small lists of our own, such as profiles, in any of the formats.
struct Records {
    /// A value of a record: what programs read, and the words for people where they differ.
    struct Value {
        /// JSON.
        let json: String
        let words: String

        static func text(_ text: String) -> Value { Value(json: JSONScalar.quoted(text), words: text) }
        static func flag(_ flag: Bool) -> Value { Value(json: flag ? "true" : "false", words: flag ? "yes" : "no") }

        static func list(_ texts: [String]) -> Value {
            let json = texts.map { JSONScalar.quoted($0) }.joined(separator: ",")
            return Value(json: "[\(json)]", words: texts.joined(separator: " "))
        }
    }

    let names: [String]
    let rows: [[Value]]

    func write(_ format: OutputFormat, to output: StandardOutput) throws {
        switch format {
        case .json: try output.line("[" + rows.map { "\n" + object($0) }.joined(separator: ",") + "\n]")
        case .jsonl: for row in rows { try output.line(object(row)) }
        case .csv: for row in table { try output.write(Delimited.csv(row)) }
        case .tsv: for row in table { try output.write(Delimited.tsv(row)) }
        case .table:
            var table = TextTable(
                names.map { .init(heading: $0.uppercased().split(separator: "_").joined(separator: " ")) })
            for row in rows { try output.write(table.add(row.map(\.words))) }
            try output.write(table.end())
        }
        try output.flush()
    }

    private var table: [[JSONScalar]] {
        [names.map { JSONScalar(text: $0, isText: true) }]
            + rows.map {
                $0.map { $0.json.hasPrefix("[") ? JSONScalar(text: $0.words, isText: true) : JSONScalar($0.json) }
            }
    }

    private func object(_ row: [Value]) -> String {
        "{" + zip(names, row).map { "\(JSONScalar.quoted($0)):\($1.json)" }.joined(separator: ",") + "}"
    }
}
