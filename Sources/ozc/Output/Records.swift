import ConsoleUI

/// Small lists of our own, such as profiles, in any of the formats.
struct Records {
    /// A value of a record: what programs read, and the words for people where they differ.
    struct Value {
        /// JSON.
        let json: String
        let words: String

        static func text(_ text: String) -> Value { Value(json: JSONScalar.quoted(text), words: text) }
        static func maybe(_ text: String?) -> Value { text.map(Value.text) ?? Value(json: "null", words: "") }
        static func number(_ number: Int64) -> Value { Value(json: "\(number)", words: "\(number)") }

        /// A point in time in epoch seconds, to the last digit.
        static func time(_ epoch: Double) -> Value {
            Value(json: epoch.isFinite ? "\(epoch)" : "null", words: PlainWords.moment(epoch))
        }

        static func flag(_ flag: Bool) -> Value { Value(json: flag ? "true" : "false", words: flag ? "yes" : "no") }

        static func list(_ texts: [String]) -> Value {
            let json = texts.map { JSONScalar.quoted($0) }.joined(separator: ",")
            return Value(json: "[\(json)]", words: texts.joined(separator: " "))
        }

        /// As a cell between tabs or commas shows it.
        var scalar: JSONScalar {
            json.hasPrefix("[") ? JSONScalar(text: words, isText: true) : JSONScalar(json)
        }
    }

    let names: [String]
    let rows: [[Value]]

    func write(_ format: OutputFormat, to output: StandardOutput) throws {
        switch format {
        case .json: try output.line("[" + rows.map { "\n" + Self.object(names, $0) }.joined(separator: ",") + "\n]")
        case .jsonl: for row in rows { try output.line(Self.object(names, row)) }
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
            + rows.map { $0.map(\.scalar) }
    }

    /// A record as a JSON object.
    static func object(_ names: [String], _ row: [Value]) -> String {
        "{" + zip(names, row).map { "\(JSONScalar.quoted($0)):\($1.json)" }.joined(separator: ",") + "}"
    }
}
