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
            let id = ObjectKey.key(order.id.rawValue)
            if let key = order.personKey {
                let condition = "t.person_key = ? AND t.id <> ? ORDER BY t.created DESC, t.seq LIMIT ?"
                for other in try Self.orders("orders AS t", condition, [key.databaseValue, id], &isCut, db) {
                    others[other.id.rawValue] = .init(order: other, sharesKey: true)
                }
            }
            for person in try Self.hits(in: id, db) {
                let source = "analyses AS a JOIN orders AS t ON t.seq = a.order_seq"
                let condition = "a.person_id = ? AND t.id <> ? ORDER BY a.created DESC, a.seq LIMIT ?"
                for other in try Self.orders(source, condition, [person.databaseValue, id], &isCut, db) {
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
    private static func hits(in order: DatabaseValue, _ db: Database) throws -> [String] {
        let sql = """
            SELECT DISTINCT person_id FROM analyses
            WHERE order_seq = (SELECT seq FROM orders WHERE id = ?) AND person_id IS NOT NULL
            """
        return try String.fetchAll(db.cachedStatement(sql: sql), arguments: [order])
    }

    private static func orders(
        _ source: String, _ condition: String, _ names: [DatabaseValue], _ isCut: inout Bool, _ db: Database
    ) throws -> [Order] {
        let sql = MirrorTable.orders.whole(condition, from: source)
        let arguments = StatementArguments(names) + [mostOthers + 1]
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
        if rows.count > mostOthers { isCut = true }
        return rows.prefix(mostOthers).map { Order(stored: StoredRow(row: $0)) }
    }
}
