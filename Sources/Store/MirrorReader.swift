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
            let sql = "SELECT * FROM \(MirrorTable.of(Record.noun).source) WHERE id = ?"
            return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id])
                .map { Record(stored: StoredRow(row: $0)) }
        }
    }

    /// An element's own JSON text, without the lists that have tables of their own.
    public func json(_ noun: Noun, id: String) throws(StoreError) -> String? {
        try text("SELECT json FROM \(noun.rawValue) WHERE id = ?", [id])
    }

    /// The caller's metadata of an order, as JSON text.
    public func metadata(of order: Order.ID) throws(StoreError) -> String? {
        try text("SELECT json_extract(json, '$.meta_data') FROM orders WHERE id = ?", [order.rawValue])
    }

    /// What an analysis measured: an object with its `results_data`, `results_media` and `confs`, as JSON text.
    public func resultsJSON(of analysis: Analysis.ID) throws(StoreError) -> String? {
        try text(
            """
            SELECT json_object('results_data', json(coalesce(json -> '$.results_data', 'null')),
                'results_media', json(coalesce(json -> '$.results_media', 'null')),
                'confs', json(coalesce(json -> '$.confs', 'null')))
            FROM analyses WHERE id = ?
            """, [analysis.rawValue])
    }

    /// The analyses of an order, oldest first.
    public func analyses(of order: Order.ID) throws(StoreError) -> [Analysis] {
        try records("SELECT * FROM analyses WHERE order_id = ? ORDER BY created, seq", [order.rawValue])
    }

    /// The media of an order, oldest first.
    public func media(of order: Order.ID) throws(StoreError) -> [Media] {
        try records("SELECT * FROM media WHERE order_id = ? ORDER BY created, seq", [order.rawValue])
    }

    /// The media that an analysis looked at, in the server's order.
    public func sources(of analysis: Analysis.ID) throws(StoreError) -> [Media] {
        try records(
            """
            SELECT m.* FROM analyses AS a, json_each(a.source_ids) AS s JOIN media AS m ON m.id = s.value
            WHERE a.id = ? ORDER BY s.key
            """, [analysis.rawValue])
    }

    /// How many objects of each noun there are.
    public func counts() throws(StoreError) -> [Noun: Int] {
        try read { db in
            var counts: [Noun: Int] = [:]
            for noun in Noun.allCases {
                counts[noun] = try Int.fetchOne(
                    db.cachedStatement(sql: "SELECT count(*) FROM \(noun.rawValue)"))
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

    private func text(_ sql: String, _ arguments: StatementArguments) throws(StoreError) -> String? {
        try read { db in
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
                .flatMap { SortValue($0[0] ?? .null).text }
        }
    }

    private func records<Record: MirrorRecord>(
        _ sql: String, _ arguments: StatementArguments
    ) throws(StoreError) -> [Record] {
        try read { db in
            try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
                .map { Record(stored: StoredRow(row: $0)) }
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
