import GRDB
import OzModel

/// How many rows there are of each kind, kept by the transaction that changes them: lists and statistics read these
/// numbers instead of counting rows off.
///
/// A day is one of UTC. Orders count under the set of their types, media under their kind and without a verdict.
enum Counters {
    /// The tables, and what a row of each counts by beside its noun.
    private static let tables: [(name: String, keys: [String])] = [
        ("totals", ["company", "verdict", "type"]),
        ("user_totals", ["user", "verdict", "type"]),
        ("days", ["company", "day", "verdict", "type"]),
        ("user_days", ["user", "day"]),
        ("day_totals", ["day"]),
    ]

    private static let counted: [(noun: Noun, verdict: String, type: String)] = [
        (.orders, "verdict", "types"), (.analyses, "verdict", "type"), (.media, "NULL", "kind"),
    ]

    /// The number by which counters name a noun; nil for one whose rows are few enough to count.
    static func number(of noun: Noun) -> Int? {
        counted.firstIndex { $0.noun == noun }.map { $0 + 1 }
    }

    static var schema: String {
        tables.map { table in
            let keys = ["noun"] + table.keys
            return """
                CREATE TABLE \(table.name)(\(keys.map { "\($0) INTEGER NOT NULL" }.joined(separator: ", ")),
                    n INTEGER NOT NULL, PRIMARY KEY(\(keys.joined(separator: ", ")))) WITHOUT ROWID;
                """
        }.joined(separator: "\n")
    }

    /// SQL for the day of a time.
    static func day(_ time: String) -> String { "coalesce(CAST(\(time) / 86400 AS INTEGER), 0)" }

    /// Has the writing connection note each row that comes, goes or changes; `settle` adds the notes up.
    static func install(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS counted(
                    noun INTEGER, company INTEGER, user INTEGER, day INTEGER, verdict INTEGER, type INTEGER, n INTEGER);
                """)
        for (place, (noun, verdict, type)) in counted.enumerated() {
            func note(_ row: String, _ n: Int) -> String {
                """
                INSERT INTO counted VALUES(\(place + 1), \(row).company, \(row).user, \(day("\(row).created")),
                    \(verdict == "NULL" ? "0" : "\(row).\(verdict)"), \(row).\(type), \(n));
                """
            }
            let columns = ["company", "user", "created", type] + (verdict == "NULL" ? [] : [verdict])
            let differs = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
            let table = noun.rawValue
            try db.execute(
                sql: """
                    CREATE TEMP TRIGGER \(table)_come AFTER INSERT ON main.\(table) BEGIN \(note("NEW", 1)) END;
                    CREATE TEMP TRIGGER \(table)_go AFTER DELETE ON main.\(table) BEGIN \(note("OLD", -1)) END;
                    CREATE TEMP TRIGGER \(table)_change AFTER UPDATE OF \(columns.joined(separator: ", "))
                        ON main.\(table) WHEN \(differs) BEGIN \(note("OLD", -1)) \(note("NEW", 1)) END;
                    """)
        }
    }

    /// Leaves off noting, for a change of everything.
    static func remove(_ db: Database) throws {
        for (noun, _, _) in counted {
            for end in ["come", "go", "change"] { try db.execute(sql: "DROP TRIGGER temp.\(noun.rawValue)_\(end)") }
        }
        try db.execute(sql: "DELETE FROM temp.counted")
    }

    /// Adds up what was noted since the last time, in the transaction it was noted in.
    static func settle(_ db: Database) throws {
        let any = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM temp.counted)")
        guard try Bool.fetchOne(any) == true else { return }
        for (name, keys) in tables {
            let keys = (["noun"] + keys).joined(separator: ", ")
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(name)(\(keys), n) SELECT \(keys), sum(n) AS more FROM temp.counted
                    GROUP BY \(keys) HAVING more <> 0 ON CONFLICT DO UPDATE SET n = n + excluded.n
                    """
            ).execute()
        }
        try db.cachedStatement(sql: "DELETE FROM temp.counted").execute()
    }

    static func empty(_ db: Database) throws {
        for (name, _) in tables { try db.execute(sql: "DELETE FROM \(name)") }
    }
}
