import GRDB
import OzModel

extension Mirror {
    /// Removes orders that the server no longer has, with their analyses and media, in one transaction with the
    /// checkpoints; answers how many orders went.
    ///
    /// - Parameter held: ids of orders and analyses about which something is to be sent: their orders stay.
    public func removeOrders(
        _ ids: [String], held: Set<String> = [], saving: [Checkpoint] = []
    ) throws(StoreError) -> Int {
        let (removed, revision) = try write { db in
            let removed = try Self.removeOrders(ids, held: held, db)
            try Self.save(saving, db)
            return (removed, try Self.bump(by: removed, db))
        }
        news.raise(to: revision)
        return removed
    }

    /// Removes the oldest orders as far as they were created before a moment (epoch seconds), `limit` at most, in one
    /// transaction with the checkpoints; answers how many went, and when the last of them was created.
    ///
    /// - Parameters:
    ///   - held: as for `removeOrders`.
    ///   - saving: what to keep when orders have gone, of the moment when the last of them was created.
    public func dropOrders(
        before moment: Double, limit: Int, held: Set<String>, saving: (Double) -> [Checkpoint] = { _ in [] }
    ) throws(StoreError) -> (count: Int, last: Double?) {
        let (removed, last, revision) = try write { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id, created FROM orders
                        WHERE created < ? AND id NOT IN (SELECT ozc_key(value) FROM json_each(?)) ORDER BY created LIMIT ?
                        """), arguments: [moment, try Self.orders(of: held, db).jsonList, limit]
            )
            .map(StoredRow.init)
            let removed = try Self.removeOrders(rows.compactMap { $0.text("id") }, held: [], db)
            let last = rows.last?.double("created")
            if let last { try Self.save(saving(last), db) }
            return (removed, last, try Self.bump(by: removed, db))
        }
        news.raise(to: revision)
        return (removed, last)
    }

    private static func removeOrders(_ ids: [String], held: Set<String>, _ db: Database) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        let kept = held.isEmpty ? [] : try orders(of: held, db)
        return try remove(Set(ids).subtracting(kept), of: .orders, db).objects
    }

    /// Removes objects, and with orders what belongs to them; answers how many of them went, and how many parts of
    /// orders that were not here themselves.
    static func remove(
        _ ids: Set<String>, of noun: Noun, _ db: Database
    ) throws -> (objects: Int, parts: Int) {
        let gone: StatementArguments = [ids.jsonList]
        func delete(_ from: String) throws -> Int {
            try db.cachedStatement(sql: "DELETE FROM \(from)").execute(arguments: gone)
            return db.changesCount
        }
        // What belongs to an order that is here goes by a trigger.
        let objects = try delete("\(noun.rawValue) WHERE id IN (SELECT ozc_key(value) FROM json_each(?))")
        guard noun == .orders else { return (objects, 0) }
        let awaited = "SELECT -seq FROM awaited WHERE id IN (SELECT ozc_key(value) FROM json_each(?))"
        let parts = try ["analyses", "media"].reduce(0) { total, table in
            try total + delete("\(table) WHERE order_seq IN (\(awaited))")
        }
        return (objects, parts)
    }

    private static func orders(of held: Set<String>, _ db: Database) throws -> Set<String> {
        let owners = try String.fetchSet(
            db.cachedStatement(
                sql: """
                    SELECT ozc_id(o.id) FROM analyses AS t JOIN orders AS o ON o.seq = t.order_seq
                    WHERE t.id IN (SELECT ozc_key(value) FROM json_each(?))
                    """), arguments: [held.jsonList])
        return owners.union(held)
    }
}
