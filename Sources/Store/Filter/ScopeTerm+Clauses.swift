import GRDB
import OzModel
import Query

extension ScopeTerm {
    /// What a clause of a query asks for: in terms of columns where one test of one column is all, so that rows which
    /// stand in that column's order are found as a range of it.
    static func of(_ clause: Clause, _ noun: Noun, _ db: Database) throws -> [ScopeTerm] {
        if !clause.isNegated, clause.tests.count == 1, let terms = try of(clause.subject, clause.tests[0], noun, db) {
            return terms
        }
        return [try condition(clause, noun, db)]
    }

    private static func of(
        _ subject: Term.Subject, _ test: Test, _ noun: Noun, _ db: Database
    ) throws -> [ScopeTerm]? {
        switch (subject, test) {
        case (.anywhere, .text(let text, _, _)):
            let needle = try Needle(Folding.fold(text), in: .of(noun), db)
            var all = ScopeTerm(column: "", comparison: needle.sql, arguments: needle.arguments)
            all.canFind = false
            guard let few = needle.candidates else { return [all] }
            let rows = ScopeTerm(
                column: "seq", comparison: "IN (SELECT value FROM json_each(?))", arguments: ["\(few)"])
            return [rows, all]
        case (.key(let key), _):
            guard let place = FilterTable.place(of: key, noun) else { return nil }
            return try of(place, test, noun, db)
        case (.anywhere, _), (.meta, _): return nil
        }
    }

    private static func of(
        _ place: FilterTable.Place, _ test: Test, _ noun: Noun, _ db: Database
    ) throws -> [ScopeTerm]? {
        switch (place, test) {
        case (.shared(let column, let kind, .value("@word")), .word(let word)):
            return [try self.word(word, kind, in: bare(column), db)]
        case (.owner(let column, let owner), .text(let text, _, _)):
            var filter = FilterSQL(noun, db)
            let sql = filter.owners(text, test, owner)
            let numbers = try Int64.fetchAll(
                db.cachedStatement(sql: sql + " LIMIT 2"), arguments: filter.arguments)
            guard let number = numbers.first else { return [ScopeTerm(column: "", comparison: "FALSE")] }
            guard numbers.count == 1 else { return nil }
            return [self.owner(bare(column), number: "\(number)", arguments: [], .of(noun))]
        case (.value(let column), .within(let bounds)) where isColumn(column):
            let low = bounds.from.map {
                ScopeTerm(column: bare(column), comparison: bounds.isAfter ? "> ?" : ">= ?", arguments: [$0])
            }
            let high = bounds.to.map {
                ScopeTerm(column: bare(column), comparison: bounds.isBefore ? "< ?" : "<= ?", arguments: [$0])
            }
            return [low, high].compactMap(\.self)
        default: return nil
        }
    }

    private static func condition(_ clause: Clause, _ noun: Noun, _ db: Database) throws -> ScopeTerm {
        var filter = FilterSQL(noun, db)
        let condition = try filter.condition(clause)
        return ScopeTerm(column: "", comparison: condition, arguments: filter.arguments)
    }

    private static func isColumn(_ sql: String) -> Bool {
        sql.hasPrefix("@") && sql.dropFirst().allSatisfy { $0.isLetter || $0 == "_" }
    }

    private static func bare(_ column: String) -> String { String(column.dropFirst()) }
}
