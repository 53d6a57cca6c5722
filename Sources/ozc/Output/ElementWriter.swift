import Canvas
import ConsoleUI
import OzModel
import Store

/// Writes the rows of a list as they come, in any of the formats; holds a few hundred of them at most.
struct ElementWriter {
    let noun: Noun
    /// What is read from the mirror with each row.
    let fields: [String]
    private let format: OutputFormat
    /// True when an object is written with only some of its fields.
    private let isPartial: Bool
    private let output: StandardOutput
    private let reader: MirrorReader
    private let list: PlainList
    private let now: Double
    private var table: TextTable
    private var count = 0

    /// - Parameters:
    ///   - columns: what was asked for; nil for all of an object, or what a table has room for.
    ///   - width: columns of the terminal; nil where nothing need be cut.
    init(
        _ noun: Noun, _ format: OutputFormat, columns: [String]?, width: Int?, now: Double, reader: MirrorReader,
        output: StandardOutput
    ) {
        self.noun = noun
        self.format = format
        self.output = output
        self.reader = reader
        self.now = now
        isPartial = columns != nil
        let list = PlainList(noun)
        self.list = list
        let isWhole = columns == nil && [.json, .jsonl].contains(format)
        var names = columns ?? (isWhole ? [] : FieldTable.of(noun).standard)
        var widths: [String: Int] = [:]
        if format == .table, columns == nil {
            let slots = list.layout(Array(list.columns.indices), width: width ?? .max / 2)
            names = slots.map { list.columns[$0.column].name }
            if width != nil { for slot in slots { widths[list.columns[slot.column].name] = slot.width } }
        }
        fields = names
        table = TextTable(
            names.map { name in
                let column = list.columns.first { $0.name == name }
                let heading = column?.heading ?? name.uppercased().split(separator: "_").joined(separator: " ")
                return .init(heading: heading, width: widths[name], isRight: column?.isRight ?? false)
            })
    }

    /// What comes before the first row.
    func begin() throws {
        switch format {
        case .json: try output.write("[")
        case .csv: try output.write(Delimited.csv(fields.map { JSONScalar(text: $0, isText: true) }))
        case .tsv: try output.write(Delimited.tsv(fields.map { JSONScalar(text: $0, isText: true) }))
        case .table, .jsonl: break
        }
    }

    mutating func add(_ element: StoredElement) throws {
        count += 1
        switch format {
        case .json: try output.write((count > 1 ? ",\n" : "\n") + (try object(element)))
        case .jsonl: try output.line(try object(element))
        case .csv: try output.write(Delimited.csv(try values(element).map(JSONScalar.init)))
        case .tsv: try output.write(Delimited.tsv(try values(element).map(JSONScalar.init)))
        case .table: try output.write(table.add(try words(element)))
        }
    }

    /// What comes after the last row.
    mutating func end() throws {
        switch format {
        case .json: try output.write(count > 0 ? "\n]\n" : "]\n")
        case .table: try output.write(table.end())
        case .jsonl, .csv, .tsv: break
        }
        try output.flush()
    }

    private func object(_ element: StoredElement) throws -> String {
        guard isPartial else { return Sanitizer.json(element.json) }
        let members = zip(fields, try values(element)).map { name, value in
            "\(JSONScalar.quoted(name)):\(Sanitizer.json(value ?? "null"))"
        }
        return "{\(members.joined(separator: ","))}"
    }

    /// The fields as JSON; one that only the screen works out in the screen's words.
    private func values(_ element: StoredElement) throws -> [String?] {
        let isOnScreenOnly = fields.map { name in
            list.columns.contains { $0.name == name && !FieldTable.isStored(name, noun) }
        }
        guard isOnScreenOnly.contains(true) else { return element.fields }
        let cells = try cells(element)
        return fields.indices.map { index in
            isOnScreenOnly[index] ? cells[fields[index]].map { JSONScalar.quoted($0) } : element.fields[index]
        }
    }

    private func words(_ element: StoredElement) throws -> [String] {
        let cells = try cells(element)
        return fields.indices.map { index in
            if let cell = cells[fields[index]] { return cell }
            let value = JSONScalar(element.fields[index])
            if fields[index].hasPrefix("time_") || fields[index].hasSuffix("_time"), let epoch = Double(value.text) {
                return PlainWords.moment(epoch)
            }
            return value.text.isEmpty ? "-" : value.text
        }
    }

    /// What the screen's columns say, by their names.
    private func cells(_ element: StoredElement) throws -> [String: String] {
        let texts = try list.cells(element.mark.id, reader: reader, glyphs: .unicode, now: now) ?? []
        return Dictionary(zip(list.columns.map(\.name), texts)) { first, _ in first }
    }
}

extension FieldTable {
    /// Whether the mirror itself has a value for a column.
    static func isStored(_ name: String, _ noun: Noun) -> Bool {
        let fields = of(noun)
        return fields.standard.contains(name) || fields.more.contains(name) || sorts(noun).contains(name)
    }
}
