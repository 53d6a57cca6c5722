import GRDB
import OzModel

/// Where a tally is taken from: a table of counters over whole days, or rows along an index.
struct TallySource {
    let sql: String
    let arguments: StatementArguments

    /// The sources that together have every row once.
    static func all(_ query: TallyQuery) -> [TallySource] {
        let rows = { (from: Double?, until: Double?) in TallySource(rowsOf: query, from: from, until: until) }
        guard let number = Counters.number(of: query.noun), let counter = counter(query),
            // Day 0 holds what has no time as well.
            (query.from ?? 1) > 0, (query.until ?? 1) > 0
        else { return [rows(query.from, query.until)] }
        let first = query.from.map { ($0 / day).rounded(.up) }
        let end = query.until.map { ($0 / day).rounded(.down) }
        if let first, let end, first >= end { return [rows(query.from, query.until)] }
        var sources = [TallySource(counter, number, query, first: first, end: end)]
        if let first, let from = query.from, from < first * day { sources.append(rows(from, first * day)) }
        if let end, let until = query.until, until > end * day { sources.append(rows(end * day, until)) }
        return sources
    }

    /// A table of counters, and what it counts by.
    private enum Counter: String {
        case totals, days
        case userTotals = "user_totals"
        case userDays = "user_days"
        case dayTotals = "day_totals"
    }

    private static let day = 86400.0

    /// The smallest table of counters that knows the answer.
    private static func counter(_ query: TallyQuery) -> Counter? {
        var needed = Set(query.keys)
        if query.company != nil { needed.insert(.company) }
        if query.user != nil { needed.insert(.user) }
        if query.verdict != nil { needed.insert(.verdict) }
        if query.from != nil || query.until != nil { needed.insert(.day) }
        let known: [(Counter, Set<TallyQuery.Key>)] = [
            (.dayTotals, [.day]), (.totals, [.company, .verdict, .type]), (.userTotals, [.user, .verdict, .type]),
            (.userDays, [.user, .day]), (.days, [.company, .day, .verdict, .type]),
        ]
        return known.first { needed.isSubset(of: $0.1) }?.0
    }

    private init(_ counter: Counter, _ noun: Int, _ query: TallyQuery, first: Double?, end: Double?) {
        var conditions = ["noun = \(noun)"]
        var arguments = StatementArguments()
        // The keys of these tables begin with whose rows they count: named, so that days are found and not looked for.
        switch counter {
        case .days, .totals:
            if query.company == nil {
                conditions.append("company IN (SELECT seq FROM owners WHERE noun = 'companies')")
            }
        case .userDays, .userTotals:
            if query.user == nil { conditions.append("user IN (SELECT seq FROM owners WHERE noun = 'users')") }
        case .dayTotals: break
        }
        Self.narrow(query, &conditions, &arguments)
        if let first { conditions.append("day >= \(Int64(clamping: first))") }
        if let end { conditions.append("day < \(Int64(clamping: end))") }
        let keys = query.keys.map { key in
            key == .day ? "day * \(key.seconds ?? 1)" : key.rawValue
        }
        self.init(keys, "sum(n)", counter.rawValue, conditions, arguments)
    }

    private init(rowsOf query: TallyQuery, from: Double?, until: Double?) {
        var conditions: [String] = []
        var arguments = StatementArguments()
        Self.narrow(query, &conditions, &arguments)
        if let from {
            conditions.append("created >= ?")
            arguments += [from]
        }
        if let until {
            conditions.append("created < ?")
            arguments += [until]
        }
        let keys = query.keys.map { key in
            if let seconds = key.seconds { return "coalesce(CAST(created / \(seconds) AS INTEGER), 0) * \(seconds)" }
            return key == .type ? Self.typeColumn(query.noun) : key.rawValue
        }
        self.init(keys, "count(*)", query.noun.rawValue, conditions, arguments)
    }

    private init(
        _ keys: [String], _ sum: String, _ table: String, _ conditions: [String], _ arguments: StatementArguments
    ) {
        let places = keys.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        let clause = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        let group = keys.isEmpty ? "" : " GROUP BY \(places)"
        sql = "SELECT \((keys + [sum]).joined(separator: ", ")) FROM \(table)\(clause)\(group)"
        self.arguments = arguments
    }

    private static func narrow(
        _ query: TallyQuery, _ conditions: inout [String], _ arguments: inout StatementArguments
    ) {
        if let company = query.company {
            conditions.append("company = (SELECT seq FROM owners WHERE noun = 'companies' AND id = ?)")
            arguments += [ObjectKey.key(company)]
        }
        if let user = query.user {
            conditions.append("user = (SELECT seq FROM owners WHERE noun = 'users' AND id = ?)")
            arguments += [ObjectKey.key(user)]
        }
        if let verdict = query.verdict {
            conditions.append("verdict = (SELECT seq FROM words WHERE kind = 'verdict' AND word = ?)")
            arguments += [verdict]
        }
    }

    private static func typeColumn(_ noun: Noun) -> String {
        switch noun {
        case .orders: "types"
        case .media: "kind"
        case .analyses, .users, .companies, .collections: "type"
        }
    }
}

extension Int64 {
    fileprivate init(clamping number: Double) {
        self = Int64(Swift.max(-1e15, Swift.min(1e15, number)))
    }
}
