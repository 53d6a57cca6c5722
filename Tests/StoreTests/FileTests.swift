import Foundation
import GRDB
import GRDBSQLite
import OzModel
import Testing

@testable import Store

@Suite struct FileTests {
    /// Bytes of pages that the connection which writes has in memory.
    private func kept(_ mirror: Store.Mirror) throws -> Int32 {
        try mirror.queue.read { db in
            var (now, most): (Int32, Int32) = (0, 0)
            #expect(sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0) == SQLITE_OK)
            return now
        }
    }

    @Test func pagesThatWereWrittenAreNotKeptWhileNothingIs() throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("mirror.sqlite"))
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        let written = try kept(mirror)
        try mirror.rest()
        let rest = try kept(mirror)
        #expect(rest < written, "\(written), then \(rest)")
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func nobodyElseMayReadTheFiles() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("share/ozc/p/mirror.sqlite")
        let mirror = try Mirror(path: path)
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        for file in [path, path + "-wal", path + "-shm"] { #expect(try mode(file) == 0o600, "\(file)") }
        for directory in ["share", "share/ozc", "share/ozc/p"] { #expect(try mode(folder.file(directory)) == 0o700) }
        let ledger = try Ledger(path: folder.file("share/ozc/p/ledger.sqlite"))
        #expect(try mode(ledger.path) == 0o600)
        try ledger.close()
        try mirror.close()
    }

    @Test func anExistingFileIsTightened() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        try Mirror(path: path).close()
        #expect(chmod(path, 0o644) == 0)
        let mirror = try Mirror(path: path)
        #expect(try mode(path) == 0o600)
        try mirror.close()
    }

    @Test func aDamagedMirrorIsSetAsideAndRebuilt() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        try Data("this is no database, but long enough to be taken for one by its length alone".utf8)
            .write(to: URL(filePath: path))
        let mirror = try Mirror(path: path)
        #expect(mirror.opening == .rebuilt(reason: "the mirror was damaged"))
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        #expect(FileManager.default.fileExists(atPath: Mirror.asidePath(of: path)))
        try mirror.close()
        let again = try Mirror(path: path)
        #expect(again.opening == .opened)
        #expect(try again.reader.counts()[.orders] == 1)
        try again.close()
    }

    @Test func aNewerMirrorIsSetAsideAndANewerLedgerIsNot() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        try Mirror(path: path).close()
        let ledger = folder.file("ledger.sqlite")
        try Ledger(path: ledger).close()
        for file in [path, ledger] {
            let queue = try DatabaseQueue(path: file)
            try queue.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations(identifier) VALUES('999 future')")
            }
            try queue.close()
        }
        let mirror = try Mirror(path: path)
        #expect(mirror.opening == .rebuilt(reason: "the mirror was written by a newer ozc"))
        try mirror.close()
        #expect(throws: StoreError.newer(path: ledger)) { try Ledger(path: ledger) }
    }

    @Test func aDamagedLedgerIsAnErrorAndStays() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let bytes = Data(String(repeating: "no ledger ", count: 200).utf8)
        try bytes.write(to: URL(filePath: path))
        #expect(throws: StoreError.corrupt(path: path)) { try Ledger(path: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("plain")
        try Data().write(to: URL(filePath: file))
        #expect(throws: StoreError.notWritable(path: file + "/mirror.sqlite")) {
            try Mirror(path: file + "/mirror.sqlite")
        }
    }

    @Test func aFullDiskIsSaidAndNothingIsHalfWritten() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        let mirror = try Mirror(path: path)
        _ = try mirror.ingest(.orders, Page.array([Page.order(1, created: 1)]))
        try mirror.limitPages(to: 120)
        let much = (0..<3000).map { Page.order($0, created: 2, fields: "\"meta_data\": {\"iin\": \"\($0)\"}") }
        #expect(throws: StoreError.full) { try mirror.ingest(.orders, Page.array(much)) }
        #expect(try mirror.reader.counts()[.orders] == 1)
        #expect(mirror.reader.revision == 1)
        try mirror.close()
    }

    @Test func otherProcessesChangesAreNoticed() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        let mine = try Mirror(path: path)
        let theirs = try Mirror(path: path)
        #expect(try mine.reader.refreshRevision() == 0)
        _ = try theirs.ingest(.orders, Fixture.bytes("folders_list"))
        #expect(mine.reader.revision == 0)
        #expect(try mine.reader.refreshRevision() == 1)
        _ = try theirs.ingest(.orders, Fixture.bytes("folders_list"))
        #expect(try mine.reader.refreshRevision() == 1)
        try theirs.close()
        try mine.close()
    }

    @Test func checkpointsAreKeptWithTheirPageOrNotAtAll() throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("mirror.sqlite"))
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list")) { receipt in
            [Checkpoint("place", "\(receipt.items)")]
        }
        #expect(try mirror.checkpoint("place") == "1")
        try mirror.save([Checkpoint("place", nil)])
        #expect(try mirror.checkpoint("place") == nil)
        #expect(mirror.reader.revision == 1)
        try mirror.close()
    }

    @Test func readingGoesOnWhileAPageIsWritten() async throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("mirror.sqlite"))
        let pages = 12
        let size = 200
        async let writing: Void = {
            for page in 0..<pages {
                let items = (0..<size).map { Page.order(page * size + $0, created: Double(page * size + $0)) }
                _ = try mirror.ingest(.orders, Page.array(items))
            }
        }()
        let query = ListQuery(noun: .orders, sort: "time_created", descending: true)
        var seen = 0
        while seen < pages * size {
            let window = try mirror.reader.window(Order.self, query, around: nil, before: 0, after: 20)
            let count = try mirror.reader.count(query)
            #expect(count.isMultiple(of: size), "half a page was seen")
            #expect(count >= seen)
            #expect(zip(window.rows, window.rows.dropFirst()).allSatisfy { $0.record.created > $1.record.created })
            seen = count
            await Task.yield()
        }
        try await writing
        #expect(mirror.reader.revision == pages)
        try mirror.close()
    }

    @Test func aReaderOfItsOwnCanBeInterruptedAlone() throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("mirror.sqlite"))
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        let other = try mirror.makeReader()
        other.interrupt()
        #expect(try mirror.reader.counts()[.orders] == 1)
        #expect(try other.counts()[.orders] == 1)
        try mirror.close()
    }

    @Test func aMirrorOfAFormerVersionBeginsAnew() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        let former = try DatabaseQueue(path: path)
        try former.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES('1 nouns'), ('2 review');
                    CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
                    INSERT INTO facts VALUES('revision', 7), ('pull.place', '1'), ('person_paths', 'iin');
                    CREATE TABLE orders(seq INTEGER PRIMARY KEY, id TEXT, company_id TEXT);
                    CREATE TABLE history(seq INTEGER PRIMARY KEY, json TEXT);
                    CREATE VIEW analysis_rows AS SELECT * FROM orders;
                    INSERT INTO orders(id) VALUES('f-1');
                    """)
        }
        try former.close()
        let mirror = try Mirror(path: path)
        #expect(mirror.opening == .opened)
        #expect(try mirror.checkpoint("place") == nil)
        #expect(try mirror.reader.counts()[.orders] == 0)
        #expect(mirror.reader.revision > 7)
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        #expect(try mirror.reader.counts()[.orders] == 1)
        try mirror.close()
    }
}
