import GRDB

/// A row as it came out of SQLite; asking for a value of the wrong type gives nil instead of a crash.
public struct StoredRow {
    let row: GRDB.Row

    func value(_ column: String) -> DatabaseValue { row[column] ?? .null }

    func text(_ column: String) -> String? {
        switch value(column).storage {
        case .string(let text): text
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .blob: ObjectKey.id(value(column))
        case .null: nil
        }
    }

    func double(_ column: String) -> Double? {
        switch value(column).storage {
        case .double(let number): number
        case .int64(let number): Double(number)
        case .null, .blob, .string: nil
        }
    }

    func int(_ column: String) -> Int? {
        guard case .int64(let number) = value(column).storage else { return nil }
        return Int(number)
    }

    func flag(_ column: String) -> Bool? { int(column).map { $0 != 0 } }
}

extension StoredRow {
    /// The mirror's own number of the row.
    var sequence: Int64 { Int64(int("seq") ?? 0) }

    /// The row's place in the list it was read from.
    var mark: RowMark {
        var rest: [SortValue] = []
        while row.hasColumn("sort_key\(rest.count + 1)") {
            rest.append(SortValue(value("sort_key\(rest.count + 1)")))
        }
        return RowMark(
            id: text("id") ?? "", key: SortValue(value("sort_key")), row: sequence, rest: rest,
            segment: int("sort_segment") ?? 0)
    }
}
