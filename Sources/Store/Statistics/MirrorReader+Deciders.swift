import GRDB
import OzModel

/// What operators decided, by whom the server names as the author of the order's resolution.
public struct Deciders: Hashable, Sendable {
    /// So many analyses got a verdict by one person.
    public struct Row: Hashable, Sendable {
        /// The user's id; nil where the server names nobody.
        public let user: String?
        /// The user's e-mail, as far as the mirror knows it.
        public let name: String?
        /// What was decided, by the API's word.
        public let verdict: String?
        public let count: Int
    }

    public let rows: [Row]
    /// How many decided analyses were looked at.
    public let count: Int
    /// Only the newest were: there were more than that.
    public let isCut: Bool
}

extension MirrorReader {
    private struct Decided: Hashable {
        let user: String?
        let verdict: Int64
    }

    /// The operators' decisions on analyses that were created in a time. The author stands in the order's own text, so
    /// that no more than `most` are looked at, the newest ones.
    public func deciders(
        from: Double, until: Double, company: String? = nil, most: Int = 20_000
    ) throws(StoreError) -> Deciders {
        var arguments: StatementArguments = [from, until]
        var narrowed = ""
        if let company {
            narrowed = "AND a.company = (SELECT seq FROM owners WHERE noun = 'companies' AND id = ?)"
            arguments += [ObjectKey.key(company)]
        }
        arguments += [most + 1]
        let sql = """
            SELECT json_extract(\(MirrorTable.orders.unpacked("t")), '$.resolution_author_id'), a.operator
            FROM analyses AS a LEFT JOIN orders AS t ON t.seq = a.order_seq
            WHERE a.created >= ? AND a.created < ? AND a.operator <> 0 \(narrowed)
            ORDER BY a.created DESC LIMIT ?
            """
        return try read { db in
            var counts: [Decided: Int] = [:]
            var count = 0
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            while let row = try rows.next() {
                count += 1
                guard count <= most else { break }
                counts[Decided(user: String.fromDatabaseValue(row[0]), verdict: row[1] ?? 0), default: 0] += 1
            }
            let told = try counts.map { decided, count in
                Deciders.Row(
                    user: decided.user, name: try decided.user.flatMap { try Self.email($0, db) },
                    verdict: try Self.mark(.verdict, decided.verdict, db).id, count: count)
            }
            return Deciders(rows: told, count: min(count, most), isCut: count > most)
        }
    }

    private static func email(_ user: String, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT name FROM owners WHERE noun = 'users' AND id = ?")
        return try String.fetchOne(statement, arguments: [ObjectKey.key(user)])
    }
}

extension LedgerReader {
    /// How many decisions of this console the server accepted in a time, by who took them and what was decided.
    public func accepted(from: Double, until: Double) throws(StoreError) -> [Deciders.Row] {
        try read { db in
            // The audit is of what people did here: thousands, not millions.
            let sql = """
                SELECT user, email, after, count(*) FROM audit
                WHERE action = 'accepted' AND time >= ? AND time < ? GROUP BY 1, 2, 3
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [from, until]).map { row in
                Deciders.Row(user: row[0], name: row[1], verdict: row[2], count: row[3] ?? 0)
            }
        }
    }
}
