import GRDB
import OzModel

extension MirrorReader {
    /// How many orders were created in a span of time (epoch seconds), both ends included.
    public func orderCount(created span: ClosedRange<Double>) throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM orders WHERE created BETWEEN ? AND ?"),
                arguments: [span.lowerBound, span.upperBound]) ?? 0
        }
    }

    /// The ids of the orders created in a span of time, oldest first.
    public func orderIDs(created span: ClosedRange<Double>) throws(StoreError) -> [String] {
        try read { db in
            try String.fetchAll(
                db.cachedStatement(
                    sql: "SELECT ozc_id(id) FROM orders WHERE created BETWEEN ? AND ? ORDER BY created, seq"),
                arguments: [span.lowerBound, span.upperBound])
        }
    }

    /// When the order was created that has `count` older ones in a span of time; nil where there are not so many.
    public func moment(after count: Int, created span: ClosedRange<Double>) throws(StoreError) -> Double? {
        // Only the index is walked, and never on the thread of the screen.
        try read { db in
            try Double.fetchOne(
                db.cachedStatement(
                    sql: "SELECT created FROM orders WHERE created BETWEEN ? AND ? ORDER BY created LIMIT 1 OFFSET ?"),
                arguments: [span.lowerBound, span.upperBound, count])
        }
    }

    /// When the oldest order was created, in epoch seconds; nil where there is none.
    public func oldestOrder() throws(StoreError) -> Double? {
        try read { db in try Double.fetchOne(db.cachedStatement(sql: "SELECT min(created) FROM orders")) }
    }

    /// The bytes that rows and indexes take, without what is free to be used again.
    public func size() throws(StoreError) -> Int {
        try read { db in
            let values = try ["page_count", "freelist_count", "page_size"].map { name in
                try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0
            }
            return (values[0] - values[1]) * values[2]
        }
    }
}
