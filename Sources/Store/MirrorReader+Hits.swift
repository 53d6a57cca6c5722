import GRDB
import OzModel

extension MirrorReader {
    /// The most hits of one person that are told of.
    public static let mostHits = 200
    /// Up to how many a person's hits are counted; one more means that there are more.
    public static let mostHitsCounted = 99

    /// The searches whose best hit a person of a collection is, newest first, and whether there are more.
    public func analyses(
        hitting person: Person.ID, most: Int = mostHits
    ) throws(StoreError) -> (analyses: [Analysis], isCut: Bool) {
        try read { db in
            let sql = MirrorTable.analyses.whole("t.person_id = ? ORDER BY t.created DESC, t.seq LIMIT ?")
            let arguments: StatementArguments = [person.rawValue, most + 1]
            let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            return (rows.prefix(most).map { Analysis(stored: StoredRow(row: $0)) }, rows.count > most)
        }
    }

    /// How many they are for each of these persons, counted no further than `mostHitsCounted` and one.
    public func hitCounts(of persons: [Person.ID]) throws(StoreError) -> [Person.ID: Int] {
        let ids = Set(persons.map(\.rawValue)).jsonList
        return try read { db in
            let sql = """
                SELECT e.value AS person,
                    (SELECT count(*) FROM (SELECT 1 FROM analyses WHERE person_id = e.value LIMIT ?)) AS hits
                FROM json_each(?) AS e
                """
            let arguments: StatementArguments = [Self.mostHitsCounted + 1, ids]
            let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            return Dictionary(
                rows.map { (Person.ID($0["person"] ?? ""), $0["hits"] ?? 0) }, uniquingKeysWith: { first, _ in first })
        }
    }
}
