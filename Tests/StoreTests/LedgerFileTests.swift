import Foundation
import GRDB
import OzModel
import Testing

@testable import Store

/// The ledger's file: durable, private, and never replaced.
@Suite struct LedgerFileTests {
    private let desk: LedgerDesk
    private var ledger: Ledger { desk.ledger }

    init() throws { desk = try LedgerDesk() }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func aDamagedLedgerIsNotSaidToBeRebuilt() throws {
        let path = desk.folder.file("other/ledger.sqlite")
        try Ledger(path: path).close()
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.corrupt(path: path)) { try Ledger(path: path) }
        let sentence = try #require(error?.sentence)
        #expect(sentence.contains("move it away") && !sentence.contains("rebuilt"))
        #expect(StoreError.corrupt(path: "/x/mirror.sqlite").sentence.contains("rebuilt"))
    }

    @Test func aCommitIsOnTheDiskBeforeItReturns() throws {
        let (synchronous, journal) = try ledger.queue.read { db in
            (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
        }
        // 2 is FULL: in WAL mode, NORMAL would keep commits in the page cache until the next checkpoint.
        #expect(synchronous == 2 && journal == "wal")
    }

    @Test func nobodyElseMayReadIt() throws {
        let path = desk.folder.file("share/ozc/p/ledger.sqlite")
        let other = try Ledger(path: path)
        try other.confirm([LedgerDesk.decision(1)], owner: LedgerDesk.anna, now: 1, notBefore: 1)
        for file in [path, path + "-wal", path + "-shm"] { #expect(try mode(file) == 0o600, "\(file)") }
        for directory in ["share", "share/ozc", "share/ozc/p"] {
            #expect(try mode(desk.folder.file(directory)) == 0o700)
        }
        for file in [path, path + "-wal", path + "-shm"] { #expect(chmod(file, 0o666) == 0) }
        let again = try Ledger(path: path)
        for file in [path, path + "-wal", path + "-shm"] { #expect(try mode(file) == 0o600, "\(file)") }
        try again.close()
        try other.close()
    }

    @Test func aFullDiskIsSaidAndNothingIsHalfWritten() throws {
        try desk.bring(to: .sending)
        try ledger.keepDraft(LedgerDesk.decision(2), owner: LedgerDesk.anna, now: 100)
        let (rows, entries) = (try ledger.reader.rows(OutboxState.allCases), try ledger.reader.auditCount())
        try ledger.limitPages(to: 1)
        let much = (3..<200).map { LedgerDesk.decision($0, comment: String(repeating: "long ", count: 200)) }
        #expect(throws: StoreError.full) {
            try ledger.confirm([LedgerDesk.decision(2)] + much, owner: LedgerDesk.anna, now: 100, notBefore: 100)
        }
        #expect(try ledger.reader.rows(OutboxState.allCases) == rows)
        #expect(try ledger.reader.auditCount() == entries)
        #expect(try ledger.reader.verifyAudit().isEmpty)
        // With room again all goes on.
        try ledger.limitPages(to: 1_000_000)
        try ledger.settle(try desk.row("op-1"), as: .accepted, answer: nil, found: nil, now: 200)
        try ledger.confirm(much, owner: LedgerDesk.anna, now: 100, notBefore: 100)
        #expect(try ledger.reader.verifyAudit().isEmpty)
    }

    @Test func anEndThatCannotBeWrittenIsNoEnd() throws {
        try desk.bring(to: .sending)
        let row = try desk.row("op-1")
        try ledger.limitPages(to: 1)
        let answer = String(repeating: "a long answer ", count: 5000)
        #expect(throws: StoreError.full) {
            try ledger.settle(row, as: .accepted, answer: answer, found: nil, now: 200)
        }
        #expect(throws: StoreError.full) {
            try ledger.requeue(row, answer: answer, mayHaveArrived: true, counts: true, notBefore: 1, now: 200)
        }
        #expect(try desk.row("op-1") == row)
        #expect(try desk.deeds("op-1") == ["decided"])
    }

    @Test func aNewerLedgerIsRefusedAndStays() throws {
        try desk.bring(to: .queued)
        let (path, row) = (ledger.path, try desk.row("op-1"))
        try ledger.queue.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations(identifier) VALUES('999 future')")
        }
        try ledger.close()
        for _ in 1...2 { #expect(throws: StoreError.newer(path: path)) { try Ledger(path: path) } }
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        #expect(names.allSatisfy { $0.hasPrefix("ledger.sqlite") })
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '999 future'") }
        try queue.close()
        #expect(try Ledger(path: path).reader.row("op-1") == row)
    }

    @Test(arguments: [0, 18, 100, 4096, 9000]) func aDamagedLedgerIsAnErrorOrReadsOnAndStays(_ place: Int) throws {
        for number in 1...60 { try desk.confirm(LedgerDesk.decision(number)) }
        let path = ledger.path
        try ledger.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(place..<place + 40, with: Data(repeating: 0xA5, count: 40))
        try bytes.write(to: URL(filePath: path))
        do {
            let damaged = try Ledger(path: path)
            // The header is whole: what is damaged is told by whoever reads it.
            _ = try damaged.reader.rows(OutboxState.allCases)
            #expect(try !damaged.reader.verifyAudit().isEmpty || damaged.reader.auditCount() == 60)
        } catch StoreError.corrupt(let damaged) {
            #expect(damaged == path)
        } catch StoreError.failed {
            // A schema that SQLite cannot read.
        }
        #expect(try Data(contentsOf: URL(filePath: path)).count >= bytes.count)
        #expect(try Data(contentsOf: URL(filePath: path))[place..<place + 40] == bytes[place..<place + 40])
    }

    @Test func everythingIsThereAfterARestart() throws {
        for number in 1...3 { try desk.confirm(LedgerDesk.decision(number), now: 100, notBefore: 100 + Double(number)) }
        let row = try #require(try desk.claim())
        try ledger.settle(row, as: .refused, answer: "changed", found: LedgerDesk.found, now: 200)
        try ledger.keepDraft(LedgerDesk.decision(9, comment: "half"), owner: LedgerDesk.anna, now: 201)
        try ledger.addNote("a note", order: Order.ID("f-1"), owner: LedgerDesk.anna, now: 202)
        try ledger.keepText("half a note", as: "x", now: 203)
        let (rows, entries) = (
            try ledger.reader.rows(OutboxState.allCases), try ledger.reader.audit(after: 0, limit: 100)
        )
        for restart in [desk.reopen, desk.reopenAfterKill] {
            try restart()
            #expect(try ledger.reader.rows(OutboxState.allCases) == rows)
            #expect(try ledger.reader.audit(after: 0, limit: 100) == entries)
            #expect(try ledger.reader.verifyAudit().isEmpty)
            #expect(try ledger.reader.notes(of: Order.ID("f-1")).count == 1)
            #expect(try ledger.reader.text("x") == "half a note")
            #expect(try ledger.reader.draft(of: Analysis.ID("a-9"), owner: LedgerDesk.anna)?.decision.comment == "half")
        }
    }

    @Test func aLedgerThatMayNotBeWrittenIsNamed() throws {
        let file = desk.folder.file("plain")
        try Data().write(to: URL(filePath: file))
        #expect(throws: StoreError.notWritable(path: file + "/ledger.sqlite")) {
            try Ledger(path: file + "/ledger.sqlite")
        }
    }
}
