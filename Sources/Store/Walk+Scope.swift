import GRDB
import OzModel

extension Walk {
    /// What all rows of a list have in common, in terms of `t`.
    struct Scope {
        let sql: String
        /// The same where no order matters.
        let plain: String
        let arguments: StatementArguments
        /// What finds the rows when they are few enough to be looked up and sorted, and what is left to ask of each.
        let few: (found: Part, rest: Part)?

        /// A part of the conditions.
        struct Part {
            let sql: String
            let arguments: StatementArguments
            let isEmpty: Bool

            init(_ terms: [ScopeTerm], by condition: (ScopeTerm) -> String) {
                isEmpty = terms.isEmpty
                sql = terms.isEmpty ? "TRUE" : terms.map(condition).joined(separator: " AND ")
                arguments = terms.reduce(into: StatementArguments()) { $0 += $1.arguments }
            }
        }

        var isNarrow: Bool { few != nil }

        /// The most rows that are sorted for a page; walking an index finds one row of more of them soon enough.
        @TaskLocal static var narrowest = 2_000
        /// Stands in the statements that sort.
        static let narrow = "/* few */ "

        /// - Parameter total: how many rows there are, if counters know.
        init(_ db: Database, _ query: ListQuery, _ path: SortPath, counted: () throws -> Int?) throws {
            let table = MirrorTable.of(query.noun)
            let terms = try ScopeTerm.of(query, table, db)
            let isByCreation = path.column == "created"
            let isWalked = isByCreation && terms.contains { table.newestBy.contains($0.column) }
            guard !isWalked, !terms.isEmpty, let places = try Self.narrow(terms, table, db, counted) else {
                let ordered = table.newestBy + ["created"] + (terms.contains(where: \.isQueue) ? ["user"] : [])
                let whole = Part(terms, by: \.lookedUp)
                (plain, arguments, few) = (whole.sql, whole.arguments, nil)
                sql =
                    Part(terms) { term in
                        // What rows have in common finds them, and leaves all of them to sort.
                        let isOrdered = isByCreation && ordered.contains(term.column) || path.isPlain(term.column)
                        let isQueue = term.isQueue && MirrorSchema.queueColumns.contains(path.column)
                        return isOrdered || isQueue ? term.sql : term.unindexed
                    }.sql
                return
            }
            let found = Part(terms.indices.filter(places.contains).map { terms[$0] }, by: \.lookedUp)
            let others = terms.indices.filter { !places.contains($0) }.map { terms[$0] }
            let rest = Part(others, by: \.unindexed)
            few = (found, rest)
            sql = "\(found.sql) AND \(rest.sql)"
            plain = "\(found.sql) AND \(Part(others, by: \.lookedUp).sql)"
            arguments = found.arguments + rest.arguments
        }

        /// The places of the terms that few enough rows satisfy to be looked up by them; nil where there are none.
        private static func narrow(
            _ terms: [ScopeTerm], _ table: MirrorTable, _ db: Database, _ counted: () throws -> Int?
        ) throws -> Set<Int>? {
            if let total = try counted() { return total <= narrowest ? Set(terms.indices) : nil }
            let columns = terms.indices.filter { !terms[$0].column.isEmpty }
            var best: (place: Int, count: Int)?
            for (place, term) in terms.enumerated() where try term.isLookup(table, db) {
                let count = try few([term], table, db)
                if count <= narrowest, count < best?.count ?? .max { best = (place, count) }
            }
            if let best { return [best.place] }
            guard columns.count > 1, try few(columns.map { terms[$0] }, table, db) <= narrowest else { return nil }
            return Set(columns)
        }

        /// How many rows there are, as far as it matters.
        private static func few(_ terms: [ScopeTerm], _ table: MirrorTable, _ db: Database) throws -> Int {
            let all = Part(terms, by: \.lookedUp)
            let sql = "SELECT count(*) FROM (SELECT 1 FROM \(table.name) AS t WHERE \(all.sql) LIMIT ?)"
            return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: all.arguments + [narrowest + 1]) ?? 0
        }
    }
}
