import CMalloc
import Foundation
import GRDB
import OzModel
import Synchronization

/// The local copy of what the server told us: disposable, always readable, written by the network only.
public final class Mirror: Sendable {
    /// How opening went.
    public enum Opening: Equatable, Sendable {
        /// The mirror was there, or is new.
        case opened
        /// What was there could not be used; it was set aside and a new one begun.
        case rebuilt(reason: String)
    }

    /// The metadata paths that are searched for what tells persons apart, unless the settings name others.
    public static let personPaths = ["iin", "client_iin", "person_key", "end_user_id"]

    /// This machine's clock, in epoch seconds.
    public static let now: @Sendable () -> Double = { Date().timeIntervalSince1970 }

    /// The file; nil for a mirror in memory.
    public let path: String?
    /// How opening went, so that the console can say so.
    public let opening: Opening
    /// The reader for the screen. Effects that may take long take a reader of their own from `makeReader`.
    public let reader: MirrorReader

    let queue: DatabaseQueue
    let news: Revision
    private let personPaths: [String]

    /// Opens or creates the mirror at a path; a damaged or newer one is set aside and begun anew.
    ///
    /// - Parameter now: this machine's clock in epoch seconds, for when a change was seen.
    public convenience init(
        path: String, personPaths: [String] = Mirror.personPaths, now: @escaping @Sendable () -> Double = Mirror.now
    ) throws(StoreError) {
        let clock = MachineClock(now: now)
        do {
            try self.init(at: path, personPaths: personPaths, clock: clock, opening: .opened)
        } catch .corrupt {
            try Self.setAside(path: path)
            let reason = "the mirror was damaged"
            try self.init(at: path, personPaths: personPaths, clock: clock, opening: .rebuilt(reason: reason))
        } catch .newer {
            try Self.setAside(path: path)
            let reason = "the mirror was written by a newer ozc"
            try self.init(at: path, personPaths: personPaths, clock: clock, opening: .rebuilt(reason: reason))
        }
    }

    /// Opens the mirror without a second chance.
    private init(at path: String, personPaths: [String], clock: MachineClock, opening: Opening) throws(StoreError) {
        try PrivateFile.prepare(path: path)
        let queue = try StoreError.wrap(path: path) {
            let queue = try DatabaseQueue(path: path, configuration: Connection.writer(clock))
            try Self.migrate(queue, path: path)
            return queue
        }
        let news = Revision()
        self.path = path
        self.queue = queue
        self.news = news
        self.personPaths = personPaths
        self.opening = opening
        reader = try StoreError.wrap(path: path) {
            MirrorReader(
                try DatabaseQueue(path: path, configuration: Connection.reader(cache: 8192)), path: path, news: news)
        }
        try begin()
    }

    private init(inMemory personPaths: [String], clock: MachineClock) throws(StoreError) {
        let queue = try StoreError.wrap(path: "memory") {
            let queue = try DatabaseQueue(configuration: Connection.writer(clock))
            try Self.migrate(queue, path: "memory")
            return queue
        }
        let news = Revision()
        path = nil
        self.queue = queue
        self.news = news
        self.personPaths = personPaths
        opening = .opened
        reader = MirrorReader(queue, path: "memory", news: news)
        try begin()
    }

    /// A mirror that leaves no file: for tests and for sessions that must not write.
    public static func inMemory(
        personPaths: [String] = Mirror.personPaths, now: @escaping @Sendable () -> Double = Mirror.now
    ) throws(StoreError) -> Mirror {
        try Mirror(inMemory: personPaths, clock: MachineClock(now: now))
    }

    /// A further reader with a connection of its own, so that interrupting it disturbs nobody else.
    public func makeReader() throws(StoreError) -> MirrorReader {
        guard let path else { return reader }
        let news = news
        return try StoreError.wrap(path: path) {
            // It goes through much once; what it kept of that would help nobody.
            MirrorReader(
                try DatabaseQueue(path: path, configuration: Connection.reader(cache: 2048)), path: path, news: news)
        }
    }

    /// Puts a page, an array or one object of the API into the mirror, in one transaction with the checkpoints.
    ///
    /// A page that is not whole JSON throws `malformed` and changes nothing; single elements that cannot be read
    /// are counted and left out. Answers older than what the mirror has do not replace it.
    ///
    /// - Parameter held: ids of orders and analyses that stay as they are, whatever the answer says of them.
    public func ingest(
        _ noun: Noun, _ json: [UInt8], held: Set<String> = [],
        saving: @Sendable (Receipt) -> [Checkpoint] = { _ in [] }
    ) throws(StoreError) -> Receipt {
        try ingest(noun, json, in: nil, held: held, saving: saving)
    }

    /// The same for an answer about one order's media or analyses that do not name their order themselves.
    public func ingest(
        _ noun: Noun, _ json: [UInt8], in order: Order.ID?, held: Set<String> = [],
        saving: @Sendable (Receipt) -> [Checkpoint] = { _ in [] }
    ) throws(StoreError) -> Receipt {
        let personPaths = personPaths
        let receipt = try write { db in
            var ingest = Ingest(
                db: db, noun: noun, parent: order?.rawValue, personPaths: personPaths, held: held)
            var receipt = try ingest.run(json)
            try Self.save(saving(receipt), db)
            receipt.revision = try Self.bump(by: receipt.changed, db)
            return receipt
        }
        news.raise(to: receipt.revision)
        return receipt
    }

    /// Removes an object that the server no longer has; an order takes its analyses and media with it.
    public func remove(_ noun: Noun, id: String) throws(StoreError) {
        let revision = try write { db in
            let key = ObjectKey.key(id)
            let order = try Ingest.order(of: noun, key, db)
            let removed = try Self.remove([id], of: noun, db)
            if let order { try Ingest.summarise(order: order, db) }
            return try Self.bump(by: removed.objects + removed.parts, db)
        }
        news.raise(to: revision)
    }

    /// A fact that was kept, or nil.
    public func checkpoint(_ name: String) throws(StoreError) -> String? {
        try write { db in
            try String.fetchOne(db, sql: "SELECT value FROM facts WHERE name = ?", arguments: ["pull." + name])
        }
    }

    /// Keeps facts, all or none; screens do not depend on them, so the revision stays.
    public func save(_ checkpoints: [Checkpoint]) throws(StoreError) {
        try write { db in try Self.save(checkpoints, db) }
    }

    /// Copies the write-ahead log into the file and empties it, as after a long pull.
    public func tidy() throws(StoreError) {
        guard path != nil else { return }
        let queue = queue
        try StoreError.wrap(path: place) {
            try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
    }

    /// Gives back to the system the memory that writing keeps for the next write.
    public func rest() throws(StoreError) {
        let queue = queue
        try StoreError.wrap(path: place) {
            try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA shrink_memory") }
        }
        // Pages lie between smaller things that live longer: freed alone they would stay with the process.
        malloc_trim(0)
    }

    /// Writes outstanding changes and closes the file; using the mirror afterwards throws.
    public func close() throws(StoreError) {
        try reader.close()
        let queue = queue
        try StoreError.wrap(path: place) { try queue.close() }
    }

    /// Leaves the file no more room than so many pages of 4 KB, as a full disk would.
    func limitPages(to pages: Int) throws {
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    var place: String { path ?? "memory" }

    func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        let queue = queue
        return try StoreError.wrap(path: place) {
            try queue.write { db in
                let value = try work(db)
                try Counters.settle(db)
                return value
            }
        }
    }

    private func begin() throws(StoreError) {
        let personPaths = personPaths
        let revision = try write { db in
            try Ingest.followPersonPaths(personPaths, db)
            return try Int.fetchOne(db, sql: "SELECT value FROM facts WHERE name = 'revision'") ?? 0
        }
        news.raise(to: revision)
    }

    private static func migrate(_ queue: DatabaseQueue, path: String) throws {
        let migrator = MirrorSchema.migrator
        if try queue.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
        do {
            try migrator.migrate(queue)
            try giveRoomBack(queue)
            try queue.writeWithoutTransaction(Counters.install)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // A file of another program, or a table that is not as we left it: no migration can repair that.
            throw StoreError.corrupt(path: path)
        }
    }

    /// A migration that began anew leaves a large file with little in it.
    private static func giveRoomBack(_ queue: DatabaseQueue) throws {
        let isMostlyFree = try queue.read { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
            return free > 1_000 && free > pages * 9 / 10
        }
        if isMostlyFree { try queue.vacuum() }
    }

    static func save(_ checkpoints: [Checkpoint], _ db: Database) throws {
        for checkpoint in checkpoints {
            let name = "pull." + checkpoint.name
            if let value = checkpoint.value {
                try db.execute(
                    sql: "INSERT INTO facts(name, value) VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                    arguments: [name, value])
            } else {
                try db.execute(sql: "DELETE FROM facts WHERE name = ?", arguments: [name])
            }
        }
    }

    static func bump(by changed: Int, _ db: Database) throws -> Int {
        if changed > 0 {
            try db.execute(sql: "UPDATE facts SET value = value + 1 WHERE name = 'revision'")
        }
        return try Int.fetchOne(db, sql: "SELECT value FROM facts WHERE name = 'revision'") ?? 0
    }
}
