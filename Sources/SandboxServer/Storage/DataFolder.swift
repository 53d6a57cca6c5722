import Foundation
import GRDB

/// The sandbox's folder on disk: one SQLite file of rows, and a folder of the files that clients sent.
///
/// Whoever opens it holds it alone: a second sandbox on the same folder is refused.
final class DataFolder: Sendable {
    let folder: URL
    private let queue: DatabaseQueue
    /// Where the files that clients sent lie.
    var files: URL { folder.appendingPathComponent("files") }

    /// Opens or makes the folder; its files are for its owner alone, wherever they lie.
    ///
    /// Throws ``SandboxError/dataUnusable(path:reason:)``.
    init(path: String) throws(SandboxError) {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        do {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("files"), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let file = folder.appendingPathComponent("sandbox.sqlite").path
            try Self.makePrivate(file)
            var configuration = Configuration()
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                // FULL: what is answered must survive the machine, not only the process.
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
            queue = try DatabaseQueue(path: file, configuration: configuration)
            try queue.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS row (
                            kind TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL,
                            PRIMARY KEY (kind, number)) WITHOUT ROWID
                        """)
            }
        } catch {
            throw .dataUnusable(path: path, reason: String(describing: error))
        }
    }

    /// SQLite gives its log the database's own mode.
    private static func makePrivate(_ file: String) throws {
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    /// Writes changes in one transaction; where a row stands twice, the later counts.
    func write(_ changes: [Change]) throws {
        for change in changes where change.table == "upload" { try flush(change.number) }
        let rows = try changes.map { (table: $0.table, number: $0.number, content: try $0.encode()) }
        try queue.write { database in
            let statement = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO row (kind, number, content) VALUES (?, ?, ?)")
            for row in rows { try statement.execute(arguments: [row.table, row.number, row.content]) }
        }
    }

    /// Brings a file to the disk before the row that names it.
    private func flush(_ number: Int) throws {
        let descriptor = open(files.appendingPathComponent(String(number)).path, O_RDONLY | O_CLOEXEC)
        // A file may have been forgotten meanwhile.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    /// Gives every row of a table in the order of its number.
    func read(_ table: String, _ each: (Int, Data) throws -> Void) throws {
        try queue.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT number, content FROM row WHERE kind = ? ORDER BY number", arguments: [table])
            while let row = try rows.next() { try each(row["number"], row["content"]) }
        }
    }
}
