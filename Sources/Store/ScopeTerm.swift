import GRDB
import OzModel

/// One condition that all rows of a list satisfy.
struct ScopeTerm {
    /// The column it is about.
    let column: String
    /// What the column is compared with.
    let comparison: String
    var arguments = StatementArguments()
    /// The same by an index of the orders, where rows themselves have none of it.
    var lookup: String?
    /// Whether rows of the review queue satisfy it.
    var isQueue = false
    /// Whether rows may be looked up by it: not where an index knows of too many, or another term finds them.
    var canFind = true

    var sql: String { column.isEmpty ? comparison : "t.\(column) \(comparison)" }
    /// The same in words that keep SQLite from using an index of the column.
    var unindexed: String { column.isEmpty ? "+(\(comparison))" : "+\(sql)" }
    /// The same in words by which rows are found soonest.
    var lookedUp: String { lookup ?? sql }

    /// Whether an index finds the rows that satisfy it.
    func isLookup(_ table: MirrorTable, _ db: Database) throws -> Bool {
        guard canFind else { return false }
        guard column.isEmpty else { return !comparison.hasPrefix("NOT") }
        let sql = "EXPLAIN QUERY PLAN SELECT 1 FROM \(table.name) AS t WHERE \(comparison)"
        let steps = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
        return !steps.contains { StoredRow(row: $0).text("detail")?.hasPrefix("SCAN t") ?? false }
    }

    /// The conditions of a list.
    static func of(_ query: ListQuery, _ table: MirrorTable, _ db: Database) throws -> [ScopeTerm] {
        let filter = query.filter ?? RowFilter()
        var terms: [ScopeTerm] = []
        switch query.scope {
        case nil: break
        case .order(let id): terms.append(order(id, table))
        case .company(let id): terms.append(owner(.companies, "company", id, table))
        case .user(let id): terms.append(owner(.users, "user", id, table))
        }
        if let word = filter.verdict { terms.append(try self.word(word, "verdict", in: "verdict", db)) }
        if let from = filter.from { terms.append(ScopeTerm(column: "created", comparison: ">= ?", arguments: [from])) }
        if let until = filter.until {
            terms.append(ScopeTerm(column: "created", comparison: "< ?", arguments: [until]))
        }
        if let only = filter.only { terms.append(ids("IN", only)) }
        if !filter.without.isEmpty { terms.append(ids("NOT IN", filter.without)) }
        for clause in filter.clauses { terms += try of(clause, query.noun, db) }
        return terms
    }

    private static func order(_ id: String, _ table: MirrorTable) -> ScopeTerm {
        guard let column = table.scopes["order"] else { return nothing(id) }
        let number = column == "id" ? "?" : "(SELECT seq FROM orders WHERE id = ?)"
        return ScopeTerm(column: column, comparison: "= \(number)", arguments: [ObjectKey.key(id)])
    }

    private static func owner(_ noun: Noun, _ column: String, _ id: String, _ table: MirrorTable) -> ScopeTerm {
        guard let column = table.scopes[noun.rawValue] else { return nothing(id) }
        guard column != "id" else { return ScopeTerm(column: "id", comparison: "= ?", arguments: [ObjectKey.key(id)]) }
        let number = "(SELECT seq FROM owners WHERE noun = '\(noun.rawValue)' AND id = ?)"
        return self.owner(column, number: number, arguments: [ObjectKey.key(id)], table)
    }

    /// - Parameter number: SQL for the owner's number, with its arguments.
    static func owner(
        _ column: String, number: String, arguments: StatementArguments, _ table: MirrorTable
    ) -> ScopeTerm {
        var term = ScopeTerm(column: column, comparison: "= \(number)", arguments: arguments)
        if column == "user", table.scopes["order"] == "order_seq" {
            term.lookup = "t.order_seq IN (SELECT seq FROM orders WHERE user = \(number))"
        }
        return term
    }

    /// By the mirror's number, so that an index of a part of the rows can be used.
    static func word(_ word: String, _ kind: String, in column: String, _ db: Database) throws -> ScopeTerm {
        let number = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT seq FROM words WHERE kind = ? AND word = ?"), arguments: [kind, word])
        guard let number else { return ScopeTerm(column: "", comparison: "FALSE") }
        return ScopeTerm(
            column: column, comparison: "= \(number)",
            isQueue: column == "verdict" && number == MirrorSchema.operatorRequired)
    }

    private static func ids(_ comparison: String, _ ids: Set<String>) -> ScopeTerm {
        ScopeTerm(
            column: "id", comparison: "\(comparison) (SELECT ozc_key(value) FROM json_each(?))",
            arguments: [ids.jsonList])
    }

    /// Of nouns that have no such owner there is nothing.
    private static func nothing(_ id: String) -> ScopeTerm {
        ScopeTerm(column: "", comparison: "? IS NULL", arguments: [id])
    }
}
