import GRDB
import OzModel

extension MirrorReader {
    /// Goes through the rows of a list in its order, from its first to its last, and gives their numbers as they come.
    ///
    /// For an effect with a reader of its own, which `interrupt` ends: a query that no index answers reads everything.
    ///
    /// - Parameter each: takes a number; false ends it.
    public func sift(_ query: ListQuery, _ each: (Int64) -> Bool) throws(StoreError) {
        try read { db in try Walk(db, query).all(each) }
    }

    /// The rows of these numbers that are still there, in the order asked for.
    public func rows<Record: MirrorRecord>(
        _ type: Record.Type, numbers: [Int64]
    ) throws(StoreError) -> [Window<Record>.Row] {
        let found = try read { db in
            let table = MirrorTable.of(Record.noun)
            let sql = """
                SELECT \(table.readColumns) FROM \(table.name) AS t
                WHERE t.seq IN (SELECT value FROM json_each(?))
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [Self.list(numbers)])
        }
        var rows: [Int64: Window<Record>.Row] = [:]
        for row in found {
            let stored = StoredRow(row: row)
            let number = Int64(stored.int("seq") ?? 0)
            let mark = RowMark(id: stored.text("id") ?? "", key: .null, row: number)
            rows[number] = Window.Row(record: Record(stored: stored), mark: mark)
        }
        return numbers.compactMap { rows[$0] }
    }

    /// The places of these numbers that are still there, in the order asked for.
    public func marks(_ noun: Noun, numbers: [Int64]) throws(StoreError) -> [RowMark] {
        let found = try read { db in
            let sql = "SELECT id, seq FROM \(noun.rawValue) WHERE seq IN (SELECT value FROM json_each(?))"
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [Self.list(numbers)])
        }
        var marks: [Int64: RowMark] = [:]
        for row in found {
            let stored = StoredRow(row: row)
            let number = Int64(stored.int("seq") ?? 0)
            marks[number] = RowMark(id: stored.text("id") ?? "", key: .null, row: number)
        }
        return numbers.compactMap { marks[$0] }
    }

    /// The numbers of the rows with these ids.
    public func numbers(_ noun: Noun, ids: Set<String>) throws(StoreError) -> Set<Int64> {
        guard !ids.isEmpty else { return [] }
        return try read { db in
            let sql = "SELECT seq FROM \(noun.rawValue) WHERE id IN (SELECT ozc_key(value) FROM json_each(?))"
            return try Set(Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [ids.jsonList]))
        }
    }

    private static func list(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}
