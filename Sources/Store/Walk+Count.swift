import GRDB
import OzModel

extension Walk {
    /// How many rows the list has, from counters where they know it.
    func total() throws -> Int {
        if let known = try Self.counted(db, query) { return known }
        return try count(from: .end, forward: true)
    }

    /// How many rows come before a place, from the end of the list that is nearer, or by days where they are counted.
    func position(of start: Start) throws -> Int {
        if case .row(let row) = start, let rank = try rankByDays(row) { return rank }
        let total = try total()
        var limit = 1_000
        while limit < total {
            let before = try count(from: start, forward: false, upTo: limit)
            if before < limit { return before }
            let after = try count(from: start, forward: true, upTo: limit)
            if after < limit { return total - after - (exists(start) ? 1 : 0) }
            limit *= 8
        }
        return try count(from: start, forward: false)
    }

    private func exists(_ start: Start) -> Bool { if case .row = start { true } else { false } }

    /// What the counters tell of a list that is a product of what they count by; nil when it is none.
    static func counted(_ db: Database, _ query: ListQuery) throws -> Int? {
        guard let noun = Counters.number(of: query.noun) else { return nil }
        let filter = query.filter ?? RowFilter()
        guard filter.from == nil, filter.until == nil, filter.only == nil, filter.clauses.isEmpty else { return nil }
        var conditions = ["noun = \(noun)"]
        var arguments = StatementArguments()
        func own(_ noun: Noun, _ column: String, _ id: String) {
            conditions.append("\(column) = (SELECT seq FROM owners WHERE noun = '\(noun.rawValue)' AND id = ?)")
            arguments += [ObjectKey.key(id)]
        }
        switch query.scope {
        case .order: return nil
        case .company(let id): own(.companies, "company", id)
        case .user(let id): own(.users, "user", id)
        case nil: break
        }
        if let word = filter.verdict {
            let sql = "SELECT seq FROM words WHERE kind = 'verdict' AND word = ?"
            guard let number = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [word]) else { return 0 }
            conditions.append("verdict = \(number)")
        }
        let table = if case .user = query.scope { "user_totals" } else { "totals" }
        let sql = "SELECT coalesce(sum(n), 0) FROM \(table) WHERE \(conditions.joined(separator: " AND "))"
        let sum = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
        return try sum - leftOut(db, query)
    }

    /// How many of the rows that a filter leaves out by id would be in the list.
    private static func leftOut(_ db: Database, _ query: ListQuery) throws -> Int {
        guard let without = query.filter?.without, !without.isEmpty else { return 0 }
        var other = query
        other.filter?.without = []
        other.filter?.only = without
        return try Walk(db, other).count(from: .end, forward: true)
    }

    /// The rank of a row in a list by creation: what the days before it hold, and what comes before it on its own.
    private func rankByDays(_ row: Int64) throws -> Int? {
        guard let noun = Counters.number(of: query.noun), path.segments[0].keys[0].sql == "t.created",
            query.filter == nil
        else { return nil }
        let table: String
        let owner: String
        var arguments = StatementArguments()
        switch query.scope {
        case nil: (table, owner) = ("day_totals", "")
        case .company(let id):
            (table, owner) = ("days", "AND company = (SELECT seq FROM owners WHERE noun = 'companies' AND id = ?)")
            arguments = [ObjectKey.key(id)]
        case .user(let id):
            (table, owner) = ("user_days", "AND user = (SELECT seq FROM owners WHERE noun = 'users' AND id = ?)")
            arguments = [ObjectKey.key(id)]
        case .order: return nil
        }
        let created = try Double.fetchOne(
            db.cachedStatement(sql: "SELECT created FROM \(query.noun.rawValue) WHERE seq = ?"), arguments: [row])
        guard let created, created >= 86400 else { return nil }
        let day = Int(created / 86400)
        let sql =
            "SELECT coalesce(sum(n), 0) FROM \(table) WHERE noun = \(noun) AND day \(query.descending ? ">" : "<") ? \(owner)"
        let days = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [day] + arguments) ?? 0
        let today = query.descending ? "t.created < \((day + 1) * 86400)" : "t.created >= \(day * 86400)"
        return try days + count(from: .row(row), forward: false, where: today)
    }
}
