import GRDB
import OzModel

extension MirrorReader {
    /// The most orders that are told of as showing one person.
    public static let mostOthers = 200

    /// The metadata paths that are searched for what tells persons apart, best first.
    public func personPaths() throws(StoreError) -> [String] {
        try read { db in try Self.personPaths(db) }
    }

    /// The other orders with the same person key, or in which the same person of a collection was found.
    public func others(samePersonAs order: Order) throws(StoreError) -> SamePerson {
        try read { db in
            var others: [String: SamePerson.Other] = [:]
            var isCut = false
            if let key = order.personKey {
                let sql =
                    "SELECT * FROM orders WHERE person_key = ? AND id <> ? ORDER BY created DESC, seq DESC LIMIT ?"
                for other in try Self.orders(sql, [key, order.id.rawValue], &isCut, db) {
                    others[other.id.rawValue] = .init(order: other, sharesKey: true)
                }
            }
            for person in try Self.hits(in: order.id, db) {
                let sql = """
                    SELECT o.* FROM analyses AS a JOIN orders AS o ON o.id = a.order_id
                    WHERE a.person_id = ? AND a.order_id <> ? ORDER BY a.created DESC, a.seq DESC LIMIT ?
                    """
                for other in try Self.orders(sql, [person, order.id.rawValue], &isCut, db) {
                    others[other.id.rawValue, default: .init(order: other, sharesKey: false)].hit = person
                }
            }
            let sorted = others.values.sorted {
                ($0.order.created, $0.order.id.rawValue) > ($1.order.created, $1.order.id.rawValue)
            }
            return SamePerson(
                others: Array(sorted.prefix(Self.mostOthers)), isCut: isCut || sorted.count > Self.mostOthers)
        }
    }

    static func personPaths(_ db: Database) throws -> [String] {
        let setting = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM facts WHERE name = 'person_paths'"))
        return (setting ?? "").split(separator: "\n").map(String.init)
    }

    /// The persons of collections that were found in an order.
    private static func hits(in order: Order.ID, _ db: Database) throws -> [String] {
        let sql = "SELECT DISTINCT person_id FROM analyses WHERE order_id = ? AND person_id IS NOT NULL"
        return try String.fetchAll(db.cachedStatement(sql: sql), arguments: [order.rawValue])
    }

    private static func orders(
        _ sql: String, _ names: [String], _ isCut: inout Bool, _ db: Database
    ) throws -> [Order] {
        let arguments = StatementArguments(names) + [mostOthers + 1]
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
        if rows.count > mostOthers { isCut = true }
        return rows.prefix(mostOthers).map { Order(stored: StoredRow(row: $0)) }
    }
}
