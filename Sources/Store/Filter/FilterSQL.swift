import GRDB
import OzModel
import Query

/// Makes conditions in SQL of the clauses of a query.
struct FilterSQL {
    /// What is bound to the question marks, in their order.
    private(set) var arguments = StatementArguments()
    private let noun: Noun
    private let db: Database
    /// What the list's table is called in the statement.
    private let row = "t"

    init(_ noun: Noun, _ db: Database) {
        self.noun = noun
        self.db = db
    }

    /// A condition that is true for the rows that satisfy a clause, and false or NULL for the others.
    mutating func condition(_ clause: Clause) throws -> String {
        let tests = try clause.tests.map { test in
            switch clause.subject {
            case .anywhere: try anywhere(test)
            case .key(let key):
                FilterTable.place(of: key, noun).map { sql(test, at: $0, row: row, depth: 0) } ?? "FALSE"
            case .meta(let path): metadata(test, path)
            }
        }
        let any = tests.isEmpty ? "TRUE" : "(" + tests.joined(separator: " OR ") + ")"
        return clause.isNegated ? "\(any) IS NOT TRUE" : any
    }

    private mutating func anywhere(_ test: Test) throws -> String {
        guard case .text(let text, _, _) = test else { return "FALSE" }
        let needle = try Needle(Folding.fold(text), in: .of(noun), db)
        arguments += needle.arguments
        return needle.sql
    }

    private mutating func sql(_ test: Test, at place: FilterTable.Place, row: String, depth: Int) -> String {
        switch place {
        case .value(let value): return compare(test, with: Self.named(value, row))
        case .id: return compare(test, withID: "\(row).id")
        case .shared(let column, let kind, let place):
            let inner = "w\(depth)"
            let condition = sql(test, at: place, row: inner, depth: depth + 1)
            let words = "SELECT \(inner).seq FROM words AS \(inner) WHERE \(inner).kind = '\(kind)' AND \(condition)"
            return "\(Self.named(column, row)) IN (\(words))"
        case .longWord(let value): return beginning(test, of: Self.named(value, row))
        case .list(let value, let separator): return find(test, in: Self.named(value, row), separator)
        case .flags(let flags): return compare(test, withFlags: flags.mapValues { Self.named($0, row) })
        case .any(let places):
            return "(" + places.map { sql(test, at: $0, row: row, depth: depth) }.joined(separator: " OR ") + ")"
        case .owner(let column, let noun): return owner(test, Self.named(column, row), noun, depth: depth)
        case .named(let names): return named(test, names, row)
        case .related(let table, let key, let column, let place):
            let inner = "r\(depth)"
            let condition = sql(test, at: place, row: inner, depth: depth + 1)
            let link = "\(inner).\(key) = \(Self.named(column, row))"
            return "EXISTS (SELECT 1 FROM \(table) AS \(inner) WHERE \(link) AND \(condition))"
        case .detail(let noun, let name):
            let table = MirrorTable.of(noun)
            guard let pick = table.columns.first(where: { $0.name == name })?.pick else { return "FALSE" }
            return compare(test, with: "(SELECT \(pick) FROM (SELECT \(table.unpacked(row)) AS value) AS p)")
        case .json: return "FALSE"
        }
    }

    private mutating func compare(_ test: Test, withID id: String) -> String {
        guard case .text(let text, let extent, _) = test else { return test == .present ? "TRUE" : "FALSE" }
        guard extent != .whole else { return "\(id) = \(bind(ObjectKey.key(text)))" }
        let ranges = ObjectKey.ranges(startingWith: text)
        let ways = ranges.map { "(\(id) >= \(bind($0.from)) AND \(id) < \(bind($0.until)))" }
        return "(" + ways.joined(separator: " OR ") + ")"
    }

    private mutating func named(_ test: Test, _ names: [String], _ row: String) -> String {
        guard case .text(let text, _, _) = test else { return test == .present ? "TRUE" : "FALSE" }
        let byID = "\(row).id = \(bind(ObjectKey.key(text)))"
        return "(" + ([byID] + names.map { compare(test, with: Self.named($0, row)) }).joined(separator: " OR ") + ")"
    }

    private static func named(_ sql: String, _ row: String) -> String { sql.replacing("@", with: row + ".") }

    private mutating func bind(_ value: any DatabaseValueConvertible) -> String {
        arguments += [value]
        return "?"
    }

    private mutating func compare(_ test: Test, with value: String) -> String {
        switch test {
        case .word(let word): return "\(value) = \(bind(word))"
        case .flag(let flag): return "\(value) = \(flag ? 1 : 0)"
        case .present: return "(\(value) IS NOT NULL AND \(value) <> '')"
        case .within(let bounds): return within(bounds, value)
        case .text(let text, let extent, let isFolded):
            guard isFolded else { return plain(text, extent, value) }
            let needle = Folding.fold(text)
            switch extent {
            case .part: return "instr(ozc_fold(\(value)), \(bind(needle))) > 0"
            case .whole: return "ozc_fold(\(value)) = \(bind(needle))"
            case .beginning:
                return "substr(ozc_fold(\(value)), 1, \(needle.unicodeScalars.count)) = \(bind(needle))"
            }
        }
    }

    private mutating func plain(_ text: String, _ extent: Test.Extent, _ value: String) -> String {
        switch extent {
        case .whole: return "\(value) = \(bind(text))"
        case .part: return "instr(\(value), \(bind(text))) > 0"
        // A range of the index; U+10FFFF follows whatever a text may go on with.
        case .beginning: return "(\(value) >= \(bind(text)) AND \(value) < \(bind(text + "\u{10FFFF}")))"
        }
    }

    private mutating func within(_ bounds: Bounds, _ value: String) -> String {
        var parts: [String] = []
        if let from = bounds.from { parts.append("\(value) \(bounds.isAfter ? ">" : ">=") \(bind(from))") }
        if let to = bounds.to { parts.append("\(value) \(bounds.isBefore ? "<" : "<=") \(bind(to))") }
        return "(" + parts.joined(separator: " AND ") + ")"
    }

    private mutating func beginning(_ test: Test, of value: String) -> String {
        guard case .word(let word) = test else { return compare(test, with: value) }
        let key = "upper(replace(replace(trim(\(value)), ' ', '_'), '-', '_'))"
        return "substr(\(key), 1, \(word.unicodeScalars.count)) = \(bind(wireKey(word)))"
    }

    private mutating func find(_ test: Test, in list: String, _ separator: String) -> String {
        let between = separator == "\n" ? "char(10)" : "'\(separator)'"
        switch test {
        case .text(let text, let extent, _):
            let end = extent == .whole ? " || \(between)" : ""
            return "instr(\(between) || \(list) || \(between), \(between) || \(bind(text))\(end)) > 0"
        case .word(let word):
            return "instr(\(between) || \(list) || \(between), \(between) || \(bind(word)) || \(between)) > 0"
        case .flag, .within, .present: return compare(test, with: list)
        }
    }

    private mutating func compare(_ test: Test, withFlags flags: [String: String]) -> String {
        switch test {
        case .word(let word): return flags[word].map { "\($0) = 1" } ?? "FALSE"
        case .present: return "(" + flags.values.sorted().map { "\($0) = 1" }.joined(separator: " OR ") + ")"
        case .text, .flag, .within: return "FALSE"
        }
    }

    private mutating func owner(_ test: Test, _ column: String, _ noun: Noun, depth: Int) -> String {
        // The first two numbers stand for nobody.
        guard case .text(let text, _, _) = test else { return test == .present ? "\(column) > 1" : "FALSE" }
        return "\(column) IN (\(owners(text, test, noun, depth: depth)))"
    }

    /// SQL for the numbers of the owners that a text means: by the whole id, or by what they are called.
    mutating func owners(_ text: String, _ test: Test, _ noun: Noun, depth: Int = 0) -> String {
        let inner = "o\(depth)"
        var ways = ["\(inner).id = \(bind(ObjectKey.key(text)))", compare(test, with: "\(inner).name")]
        if noun == .users {
            let person = "u\(depth)"
            let names = FilterTable.userNames.map { compare(test, with: Self.named($0, person)) }
            ways.append(
                "\(inner).id IN (SELECT \(person).id FROM users AS \(person) WHERE \(names.joined(separator: " OR ")))")
        }
        return "SELECT \(inner).seq FROM owners AS \(inner) WHERE \(inner).noun = '\(noun.rawValue)'"
            + " AND (\(ways.joined(separator: " OR ")))"
    }

    // MARK: Metadata

    private mutating func metadata(_ test: Test, _ path: String) -> String {
        let paths = Self.paths(path)
        let conditions = paths.map { path in metadata(test, path, at: FilterTable.metadata(of: noun), row: row) }
        return "(" + conditions.joined(separator: " OR ") + ")"
    }

    private mutating func metadata(_ test: Test, _ path: String, at place: FilterTable.Place, row: String) -> String {
        switch place {
        case .json(let noun): return metadata(test, path, in: MirrorTable.of(noun).unpacked(row))
        case .any(let places):
            return "(" + places.map { metadata(test, path, at: $0, row: row) }.joined(separator: " OR ") + ")"
        case .related(let table, let key, let column, let place):
            let condition = metadata(test, path, at: place, row: "r")
            return "EXISTS (SELECT 1 FROM \(table) AS r WHERE r.\(key) = \(Self.named(column, row)) AND \(condition))"
        case .value, .id, .shared, .longWord, .list, .flags, .owner, .named, .detail: return "FALSE"
        }
    }

    private mutating func metadata(_ test: Test, _ path: String, in json: String) -> String {
        let type = "json_type(\(json), \(path))"
        let value = "json_extract(\(json), \(path))"
        if case .present = test { return "\(type) <> 'null'" }
        if case .within(let bounds) = test {
            // A number is often kept as text; what only begins with one is none.
            let isNumber =
                "\(value) GLOB '*[0-9]' AND ltrim(\(value), '-') NOT GLOB '*[^0-9.]*' AND \(value) NOT GLOB '*.*.*'"
            return within(
                bounds,
                "CASE WHEN \(type) IN ('integer', 'real') THEN \(value) WHEN \(type) = 'text' AND \(isNumber)"
                    + " THEN CAST(\(value) AS REAL) END")
        }
        return compare(
            test,
            with: "CASE \(type) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' THEN NULL"
                + " ELSE CAST(\(value) AS TEXT) END")
    }

    /// The path as SQL text; a step of digits may be a name or a place in a list.
    private static func paths(_ path: String) -> [String] {
        let steps = path.split(separator: ".").map { step in
            step.filter { $0 != "\"" && $0 != "\\" && $0 != "\0" }.replacing("'", with: "''")
        }
        let names = steps.map { ".\"\($0)\"" }.joined()
        let places = steps.enumerated().map { index, step in
            index > 0 && step.count < 6 && step.allSatisfy { $0.isASCII && $0.isNumber } ? "[\(step)]" : ".\"\(step)\""
        }.joined()
        return (names == places ? [names] : [names, places]).map { "'$.meta_data\($0)'" }
    }
}
