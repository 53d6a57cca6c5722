import Foundation
import GRDB
import OzModel

extension Ingest {
    /// Notes the orders that the staged elements belong to, whose summary may change.
    func touchOwnOrders(_ noun: Noun) throws {
        switch noun {
        case .orders:
            try execute(
                "INSERT OR IGNORE INTO temp.touched SELECT o.seq FROM temp.in_orders AS p JOIN orders AS o ON o.id = p.key"
            )
        case .analyses, .media:
            try execute(
                """
                INSERT OR IGNORE INTO temp.touched SELECT t.order_seq FROM temp.in_\(noun.rawValue) AS p
                JOIN \(noun.rawValue) AS t ON t.id = p.key WHERE t.order_seq > 0
                """)
        case .users, .companies, .collections: return
        }
    }

    /// Analyses and media that were here before their order learn its number and its user.
    func followOrders() throws {
        let isKnown = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM temp.in_orders WHERE seq IS NOT NULL)
                        OR EXISTS (SELECT 1 FROM awaited JOIN temp.in_orders AS p ON p.key = awaited.id)
                    """))
        guard isKnown == true else { return }
        for table in [MirrorTable.analyses, .media] {
            try execute(
                """
                UPDATE \(table.name) SET order_seq = o.seq
                FROM temp.in_orders AS p JOIN awaited AS w ON w.id = p.key JOIN orders AS o ON o.id = p.key
                WHERE \(table.name).order_seq = -w.seq
                """)
            try follow(table)
        }
        try execute("DELETE FROM awaited WHERE id IN (SELECT key FROM temp.in_orders)")
    }

    /// A user stands beside packed texts, which are packed again when it changes.
    private func follow(_ table: MirrorTable) throws {
        try execute("DELETE FROM temp.texts")
        let found = try execute(
            """
            INSERT INTO temp.texts SELECT t.seq, \(table.unpacked("t"))
            FROM temp.in_orders AS p JOIN orders AS o ON o.id = p.key JOIN \(table.name) AS t ON t.order_seq = o.seq
            WHERE t.user <> o.user
            """)
        guard found > 0 else { return }
        try execute(
            """
            UPDATE \(table.name) AS t SET user = (SELECT o.user FROM orders AS o WHERE o.seq = t.order_seq)
            WHERE seq IN (SELECT seq FROM temp.texts)
            """)
        try execute(
            """
            UPDATE \(table.name) AS t SET json = ozc_pack(n.json, \(table.context("t")),
                (SELECT text FROM dictionaries WHERE seq = t.form))
            FROM temp.texts AS n WHERE n.seq = t.seq
            """)
        try execute("DELETE FROM temp.texts")
    }

    /// The dictionary that new rows of a noun are packed with; 0: none.
    func newestDictionary(_ noun: Noun) throws -> Int {
        let sql = "SELECT coalesce(max(seq), 0) FROM dictionaries WHERE noun = ?"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [noun.rawValue]) ?? 0
    }

    /// Makes a dictionary of the first page that has enough to choose from: the server's own form of the texts.
    func train(_ table: MirrorTable) throws {
        guard [.orders, .analyses, .media].contains(table.noun), try newestDictionary(table.noun) == 0 else { return }
        let staged = "temp.in_\(table.name)"
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(staged)") ?? 0
        guard count >= Self.fewestSamples else { return }
        // Of all lengths: the longer ones have more of the fields that are often missing.
        var text = ""
        for place in 0..<Self.samples {
            let sample = try String.fetchOne(
                db, sql: "SELECT ozc_sample(json) FROM \(staged) ORDER BY length(json) LIMIT 1 OFFSET ?",
                arguments: [count * (2 * place + 1) / (2 * Self.samples)])
            guard let sample, text.utf8.count + sample.utf8.count <= Packing.longestDictionary else { continue }
            text += sample
        }
        try db.execute(
            sql: "INSERT INTO dictionaries(noun, text) VALUES(?, ?)",
            arguments: [table.name, Array(text.utf8).withUnsafeBytes { Data($0) }])
    }

    private static let fewestSamples = 16
    private static let samples = 5
}
