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
            var sql = "TRUE"
            var arguments = StatementArguments()

            mutating func add(_ condition: String, _ more: StatementArguments) {
                sql = sql == "TRUE" ? condition : "\(sql) AND \(condition)"
                arguments += more
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
            arguments = terms.reduce(into: StatementArguments()) { $0 += $1.arguments }
            plain = terms.isEmpty ? "TRUE" : terms.map { $0.lookup ?? $0.sql(hint: "") }.joined(separator: " AND ")
            let isByCreation = path.column == "created"
            let isWalked = isByCreation && terms.contains { table.newestBy.contains($0.column) }
            let narrow = isWalked || terms.isEmpty ? nil : try Self.narrow(terms, table, db, counted)
            few = narrow.map { narrow in
                var (found, rest) = (Part(), Part())
                for (place, term) in terms.enumerated() {
                    if narrow.contains(place) {
                        found.add(term.lookup ?? term.sql(hint: ""), term.arguments)
                    } else {
                        rest.add(term.sql(hint: "+"), term.arguments)
                    }
                }
                return (found, rest)
            }
            let ordered = table.newestBy + ["created"] + (terms.contains(where: \.isQueue) ? ["user"] : [])
            // A plus keeps SQLite from looking rows up by what they have in common, which would leave all to sort, or
            // from looking them up by what too many have.
            sql =
                terms.isEmpty
                ? "TRUE"
                : terms.enumerated().map { place, term in
                    if let narrow {
                        return narrow.contains(place) ? term.lookup ?? term.sql(hint: "") : term.sql(hint: "+")
                    }
                    let isOrdered = isByCreation && ordered.contains(term.column) || path.isPlain(term.column)
                    let isQueue = term.isQueue && MirrorSchema.queueColumns.contains(path.column)
                    return term.sql(hint: isOrdered || isQueue ? "" : "+")
                }.joined(separator: " AND ")
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
            let conditions = terms.map { $0.lookup ?? $0.sql(hint: "") }.joined(separator: " AND ")
            let arguments = terms.reduce(into: StatementArguments()) { $0 += $1.arguments }
            let sql = "SELECT count(*) FROM (SELECT 1 FROM \(table.name) AS t WHERE \(conditions) LIMIT ?)"
            return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments + [narrowest + 1]) ?? 0
        }
    }
}
