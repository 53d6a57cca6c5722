import GRDB
import OzModel

/// Counting: from the counters as far as they know, else along an index. May take its time: not for the screen's thread.
extension MirrorReader {
    /// How many rows have what in common; in the order of the keys.
    public func tally(_ query: TallyQuery) throws(StoreError) -> [TallyRow] {
        try read { db in
            var sums: [[Int64]: Int] = [:]
            for source in TallySource.all(query) {
                let rows = try Row.fetchCursor(db.cachedStatement(sql: source.sql), arguments: source.arguments)
                while let row = try rows.next() {
                    let numbers = query.keys.indices.map { place -> Int64 in row[place] ?? 0 }
                    sums[numbers, default: 0] += row[query.keys.count] ?? 0
                }
            }
            var known: [TallyQuery.Key: [Int64: TallyRow.Mark]] = [:]
            return try sums.filter { $0.value != 0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { entry in
                let marks = try zip(query.keys, entry.key).map { key, number in
                    if let mark = known[key]?[number] { return mark }
                    let mark = try Self.mark(key, number, db)
                    known[key, default: [:]][number] = mark
                    return mark
                }
                return TallyRow(marks: marks, count: entry.value)
            }
        }
    }

    /// What a number of a tally stands for.
    static func mark(_ key: TallyQuery.Key, _ number: Int64, _ db: Database) throws -> TallyRow.Mark {
        switch key {
        case .day, .hour: return TallyRow.Mark(number: number, id: nil, name: nil)
        case .company, .user:
            let statement = try db.cachedStatement(sql: "SELECT ozc_id(id), name FROM owners WHERE seq = ?")
            let row = try Row.fetchOne(statement, arguments: [number])
            return TallyRow.Mark(number: number, id: row.flatMap { $0[0] }, name: row.flatMap { $0[1] })
        case .type, .verdict:
            let statement = try db.cachedStatement(sql: "SELECT word FROM words WHERE seq = ?")
            let word = try Row.fetchOne(statement, arguments: [number]).flatMap { $0[0] as String? }
            return TallyRow.Mark(number: number, id: word?.isEmpty == true ? nil : word, name: nil)
        }
    }
}
