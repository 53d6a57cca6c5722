import OzModel

extension MirrorTable {
    /// What a list's row is read from, in terms of `t`: names instead of numbers.
    var reads: [(name: String, sql: String)] {
        [("seq", "t.seq"), ("id", "t.id")] + kept.flatMap { Self.reads($0) } + computed
    }

    /// The same as the columns of a SELECT.
    var readColumns: String { Self.list(reads) }

    /// A SELECT of whole objects, with what only their JSON says; the condition is in terms of `t`.
    func whole(_ condition: String, from source: String? = nil) -> String {
        let details = columns.filter { $0.form == .detail }.map { ($0.name, $0.pick) }
        let picks = details.isEmpty ? "" : ", " + Self.list(details)
        let value = details.isEmpty ? "" : ", \(unpacked("t")) AS value"
        return """
            SELECT p.*\(picks) FROM (SELECT \(readColumns)\(value) FROM \(source ?? "\(name) AS t") WHERE \(condition)) AS p
            """
    }

    /// SQL for the element's JSON text.
    func unpacked(_ row: String) -> String {
        "ozc_unpack(\(row).json, \(context(row)), (SELECT text FROM dictionaries WHERE seq = \(row).form))"
    }

    /// SQL for what stands beside a packed text. Columns in it change only together with the text.
    func context(_ row: String) -> String {
        (["printf('%.6f', \(row).created)", "printf('%.6f', \(row).updated)"] + contextOf(row) + ["ozc_id(\(row).id)"])
            .map { "coalesce(\($0), '')" }.joined(separator: " || '/' || ")
    }

    /// What a row would be read as, in terms of an element `p`: for versions of which only the text is kept.
    var formerReads: [(name: String, sql: String)] {
        columns.flatMap { Self.former($0) }
    }

    /// SQL for the key of the order that a row belongs to.
    static func orderKey(_ row: String) -> String {
        "CASE WHEN \(row).order_seq > 0 THEN (SELECT id FROM orders WHERE seq = \(row).order_seq)"
            + " WHEN \(row).order_seq < 0 THEN (SELECT id FROM awaited WHERE seq = -\(row).order_seq) END"
    }

    /// SQL for how an order is called, of a row `o` with an id and a transaction.
    static let orderLabel =
        "coalesce(o.transaction_id, CASE typeof(o.id) WHEN 'blob' THEN lower(hex(substr(o.id, 1, 4)))"
        + " ELSE substr(o.id, 1, 8) END)"

    static func owner(_ column: String, of row: String = "t") -> String {
        "(SELECT id FROM owners WHERE seq = \(row).\(column))"
    }

    static func ownerIDs(_ columns: [String], of row: String) -> [String] {
        columns.map { "ozc_id(\(owner($0, of: row)))" }
    }

    static func list(_ columns: [(name: String, sql: String)]) -> String {
        columns.map { "\($0.sql) AS \($0.name)" }.joined(separator: ", ")
    }

    private static func reads(_ column: Column) -> [(name: String, sql: String)] {
        let name = column.name
        return switch column.form {
        case .plain: [(name, "t.\(name)")]
        case .word: [(name, "(SELECT word FROM words WHERE seq = t.\(name))")]
        case .owner, .orderUser:
            [("\(name)_id", owner(name)), ("\(name)_name", "(SELECT name FROM owners WHERE seq = t.\(name))")]
        case .order:
            [
                ("order_id", orderKey("t")),
                (
                    "order_label",
                    "CASE WHEN t.order_seq > 0 THEN (SELECT \(orderLabel) FROM orders AS o WHERE o.seq = t.order_seq)"
                        + " ELSE (SELECT \(orderLabel) FROM (SELECT id, NULL AS transaction_id FROM awaited"
                        + " WHERE seq = -t.order_seq) AS o) END"
                ),
            ]
        case .bound:
            ["low", "high", "is_assumed"].map { ($0, "(SELECT \($0) FROM bounds WHERE seq = t.bound)") }
        case .sources, .detail: []
        }
    }

    private static func former(_ column: Column) -> [(name: String, sql: String)] {
        let name = column.name
        func owned(_ noun: String, _ id: String) -> [(name: String, sql: String)] {
            [
                ("\(name)_id", id),
                ("\(name)_name", "(SELECT name FROM owners WHERE noun = '\(noun)' AND id = ozc_key(\(id)))"),
            ]
        }
        return switch column.form {
        case .plain, .word, .detail: [(name, column.pick)]
        case .owner(let noun): owned(noun.rawValue, column.pick)
        case .orderUser, .sources: []
        case .order:
            [
                ("order_id", column.pick),
                (
                    "order_label",
                    "coalesce((SELECT \(orderLabel) FROM orders AS o WHERE o.id = ozc_key(\(column.pick))),"
                        + " substr(\(column.pick), 1, 8))"
                ),
            ]
        case .bound: bounds.map { ($0.name, $0.pick) }
        }
    }
}
