import GRDB
import OzModel

/// How long the machine took for analyses, by a time or a type.
public struct Timing: Hashable, Sendable {
    /// One day, hour or type, and how long its analyses took.
    public struct Group: Hashable, Sendable {
        public let mark: TallyRow.Mark
        public let count: Int
        /// Seconds within which half, nine tenths and all but a hundredth were done.
        public let p50: Double
        public let p90: Double
        public let p99: Double

        /// The nearest rank of each share, of at least one length of time.
        init(_ mark: TallyRow.Mark, _ seconds: [Double]) {
            let sorted = seconds.sorted()
            func share(_ share: Double) -> Double {
                guard !sorted.isEmpty else { return 0 }
                return sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
            }
            self.mark = mark
            count = sorted.count
            (p50, p90, p99) = (share(0.5), share(0.9), share(0.99))
        }
    }

    public let groups: [Group]
    /// How many analyses were looked at.
    public let count: Int
    /// Only the newest were: there were more than that.
    public let isCut: Bool
}

extension MirrorReader {
    /// Verdicts by which the machine is done: those that `MirrorSchema` gives fixed numbers.
    private static let done = "4, 5, 6, 7, 8"

    /// How long the machine took for analyses that were created in a time and that no operator decided since.
    ///
    /// - Parameter most: no more than so many are looked at, the newest ones.
    public func timing(
        by key: TallyQuery.Key, from: Double, until: Double, company: String? = nil, most: Int = 200_000
    ) throws(StoreError) -> Timing {
        let group = key.seconds.map { "CAST(created / \($0) AS INTEGER) * \($0)" } ?? key.rawValue
        var arguments: StatementArguments = [from, until]
        var narrowed = ""
        if let company {
            narrowed = "AND company = (SELECT seq FROM owners WHERE noun = 'companies' AND id = ?)"
            arguments += [ObjectKey.key(company)]
        }
        arguments += [most + 1]
        return try read { db in
            var lengths: [Int64: [Double]] = [:]
            var count = 0
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(group), max(0.0, updated - created) FROM analyses
                    WHERE created >= ? AND created < ? \(narrowed) AND operator = 0 AND verdict IN (\(Self.done))
                    ORDER BY created DESC LIMIT ?
                    """)
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try rows.next() {
                count += 1
                guard count <= most else { break }
                lengths[row[0] ?? 0, default: []].append(row[1] ?? 0)
            }
            let groups = try lengths.sorted { $0.key < $1.key }.map { number, seconds in
                Timing.Group(try Self.mark(key, number, db), seconds)
            }
            return Timing(groups: groups, count: min(count, most), isCut: count > most)
        }
    }

    /// How many analyses need an operator and were created at or after one moment and before the next, for each pair of
    /// neighbours.
    public func queueAges(_ moments: [Double], company: String? = nil) throws(StoreError) -> [Int] {
        try read { db in
            try zip(moments, moments.dropFirst()).map { from, until in
                var sql = "SELECT count(*) FROM analyses WHERE verdict = \(MirrorSchema.operatorRequired)"
                var arguments: StatementArguments = [from, until]
                sql += " AND created >= ? AND created < ?"
                if let company {
                    sql += " AND company = (SELECT seq FROM owners WHERE noun = 'companies' AND id = ?)"
                    arguments += [ObjectKey.key(company)]
                }
                return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
            }
        }
    }
}
