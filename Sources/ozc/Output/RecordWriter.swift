import Canvas

/// Writes records of our own as they come, in any of the formats.
struct RecordWriter<Row> {
    private static var indent: String { "    " }

    private let shape: RecordShape<Row>
    private let format: OutputFormat
    private let output: StandardOutput
    private let width: Int?
    private let columns: [RecordShape<Row>.Column]
    private var table: TextTable
    private var count = 0

    init(_ shape: RecordShape<Row>, _ format: OutputFormat, to output: StandardOutput) {
        self.shape = shape
        self.format = format
        self.output = output
        let width = StandardOutput.columns
        self.width = width
        let columns = shape.columns(for: width)
        self.columns = columns
        table = TextTable(
            columns.map { .init(heading: $0.heading, width: width == nil ? nil : $0.most, isRight: $0.isRight) })
    }

    /// What comes before the first record.
    func begin() throws {
        let names = shape.fields.map { JSONScalar(text: $0.name, isText: true) }
        switch format {
        case .json: try output.write("[")
        case .csv: try output.write(Delimited.csv(names))
        case .tsv: try output.write(Delimited.tsv(names))
        case .table, .jsonl: break
        }
    }

    mutating func add(_ row: Row) throws {
        count += 1
        switch format {
        case .json: try output.write((count > 1 ? ",\n" : "\n") + shape.object(row))
        case .jsonl: try output.line(shape.object(row))
        case .csv: try output.write(Delimited.csv(shape.cells(row)))
        case .tsv: try output.write(Delimited.tsv(shape.cells(row)))
        case .table: try output.write(table.add(columns.map { $0.text(row) }, below: below(row)))
        }
    }

    /// What comes after the last record.
    mutating func end() throws {
        switch format {
        case .json: try output.write(count > 0 ? "\n]\n" : "]\n")
        case .table: try output.write(table.end())
        case .jsonl, .csv, .tsv: break
        }
        try output.flush()
    }

    private func below(_ row: Row) -> [String] {
        shape.below(row).flatMap { text in
            guard let width else { return [Self.indent + Sanitizer.clean(text)] }
            return TextWidth.wrap(Sanitizer.clean(text), width: width - Self.indent.count).map { Self.indent + $0 }
        }
    }
}
