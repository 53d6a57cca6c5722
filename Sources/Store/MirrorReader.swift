import GRDB
import OzModel
import Synchronization

/// Answers the screen's questions from the mirror, on the caller's thread.
public final class MirrorReader: Sendable {
    let queue: DatabaseQueue
    let path: String
    private let news: Revision
    private let dataVersion = Mutex<Int?>(nil)

    init(_ queue: DatabaseQueue, path: String, news: Revision) {
        self.queue = queue
        self.path = path
        self.news = news
    }

    /// A number that grows when rows change; costs no database read.
    public var revision: Int { news.current }

    /// Looks whether another process has changed the mirror; answers the revision.
    public func refreshRevision() throws(StoreError) -> Int {
        let (version, revision) = try readPlain { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA data_version")
            guard version != self.dataVersion.withLock({ $0 }) else { return (version, nil as Int?) }
            return (version, try Int.fetchOne(db, sql: "SELECT value FROM facts WHERE name = 'revision'"))
        }
        dataVersion.withLock { $0 = version }
        if let revision { news.raise(to: revision) }
        return news.current
    }

    /// Makes whatever this reader is doing throw `interrupted`. A mirror in memory has no reader apart, so there
    /// it would stop a write as well, which rolls back.
    public func interrupt() {
        queue.interrupt()
    }

    /// One record by its id.
    public func record<Record: MirrorRecord>(_ type: Record.Type, id: String) throws(StoreError) -> Record? {
        try read { db in
            try Self.whole(Record.self, "t.id = ?", [ObjectKey.key(id)], db).first
        }
    }

    /// An element's own JSON text, without the lists that have tables of their own.
    public func json(_ noun: Noun, id: String) throws(StoreError) -> String? {
        try text("SELECT \(MirrorTable.of(noun).unpacked("t")) FROM \(noun.rawValue) AS t WHERE t.id = ?", id)
    }

    /// The caller's metadata of an order, or that of the server's modules, as JSON text.
    public func metadata(of order: Order.ID, technical: Bool = false) throws(StoreError) -> String? {
        let (json, field) = (MirrorTable.orders.unpacked("t"), Self.metadataField(technical))
        return try text("SELECT json_extract(\(json), '$.\(field)') FROM orders AS t WHERE t.id = ?", order.rawValue)
    }

    static func metadataField(_ technical: Bool) -> String { technical ? "technical_meta_data" : "meta_data" }

    /// What an analysis measured: an object with its `results_data`, `results_media` and `confs`, as JSON text.
    public func resultsJSON(of analysis: Analysis.ID) throws(StoreError) -> String? {
        try text(
            """
            SELECT json_object('results_data', json(coalesce(p.value -> '$.results_data', 'null')),
                'results_media', json(coalesce(p.value -> '$.results_media', 'null')),
                'confs', json(coalesce(p.value -> '$.confs', 'null')))
            FROM (SELECT \(MirrorTable.analyses.unpacked("t")) AS value FROM analyses AS t WHERE t.id = ?) AS p
            """, analysis.rawValue)
    }

    /// The analyses of an order, oldest first.
    public func analyses(of order: Order.ID) throws(StoreError) -> [Analysis] {
        try parts(of: order)
    }

    /// The media of an order, oldest first.
    public func media(of order: Order.ID) throws(StoreError) -> [Media] {
        try parts(of: order)
    }

    /// The media that an analysis looked at, in the server's order.
    public func sources(of analysis: Analysis.ID) throws(StoreError) -> [Media] {
        let source = "analyses AS a, json_each(a.sources) AS s JOIN media AS t ON \(Self.isSource)"
        return try read { db in
            let sql = MirrorTable.media.whole("a.id = ? ORDER BY s.key", from: source)
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [ObjectKey.key(analysis.rawValue)])
                .map { Media(stored: StoredRow(row: $0)) }
        }
    }

    /// What tells which medium `t` an element `s` of a list of sources means.
    static let isSource =
        "t.seq = CASE s.type WHEN 'integer' THEN s.value"
        + " ELSE (SELECT m.seq FROM media AS m WHERE m.id = ozc_key(s.value)) END"

    static func whole<Record: MirrorRecord>(
        _ type: Record.Type, _ condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [Record] {
        let sql = MirrorTable.of(Record.noun).whole(condition)
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            .map { Record(stored: StoredRow(row: $0)) }
    }

    /// The records of these rows in the order of their creation.
    static func byCreation<Record: MirrorRecord>(_ rows: [Row]) -> [Record] {
        func place(_ row: Row) -> (Double, Int64) {
            let row = StoredRow(row: row)
            // What has no time comes first, as it would in SQLite.
            return (row.double("created") ?? -.infinity, row.sequence)
        }
        return rows.sorted { place($0) < place($1) }.map { Record(stored: StoredRow(row: $0)) }
    }

    /// How many objects of each noun there are.
    public func counts() throws(StoreError) -> [Noun: Int] {
        try read { db in
            var counts: [Noun: Int] = [:]
            for noun in Noun.allCases {
                counts[noun] = try Walk(db, ListQuery(noun: noun, sort: "id", descending: false)).total()
            }
            return counts
        }
    }

    func close() throws(StoreError) {
        let queue = queue
        try StoreError.wrap(path: path) { try queue.close() }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        let queue = queue
        return try StoreError.wrap(path: path) { try queue.read(work) }
    }

    /// Outside a transaction, where `data_version` tells the news since the last look.
    private func readPlain<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        let queue = queue
        return try StoreError.wrap(path: path) { try queue.unsafeRead(work) }
    }

    private func text(_ sql: String, _ id: String) throws(StoreError) -> String? {
        try read { db in
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [ObjectKey.key(id)])
                .flatMap { SortValue($0[0] ?? .null).text }
        }
    }

    private func parts<Record: MirrorRecord>(of order: Order.ID) throws(StoreError) -> [Record] {
        let sql = MirrorTable.of(Record.noun).whole("t.order_seq = (SELECT seq FROM orders WHERE id = ?)")
        let key = ObjectKey.key(order.rawValue)
        return try read { db in
            Self.byCreation(try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key]))
        }
    }
}

extension SortValue {
    fileprivate var text: String? {
        switch self {
        case .null: nil
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .text(let text): text
        }
    }
}
