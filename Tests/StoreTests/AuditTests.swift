import GRDB
import OzModel
import Testing

@testable import Store

/// The audit can only grow, and whatever else is done to it shows.
@Suite struct AuditTests {
    private let desk: LedgerDesk
    private var ledger: Ledger { desk.ledger }

    init() throws { desk = try LedgerDesk() }

    /// Seven entries.
    private func fill() throws {
        for number in 1...3 { try desk.confirm(LedgerDesk.decision(number, comment: "so", seen: LedgerDesk.seen)) }
        for number in 1...3 {
            let row = try #require(try desk.claim())
            let state: OutboxState = number == 2 ? .refused : .accepted
            try ledger.settle(row, as: state, answer: "said \(number)", found: LedgerDesk.found, now: 200)
        }
        try ledger.discard(["op-2"], owner: LedgerDesk.anna, now: 300)
        #expect(try ledger.reader.verifyAudit().isEmpty)
        #expect(try ledger.reader.auditCount() == 7)
    }

    /// What somebody with the file in their hands may do to it.
    private func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { db in
            try db.execute(
                sql: "DROP TRIGGER IF EXISTS audit_never_changed; DROP TRIGGER IF EXISTS audit_never_deleted;"
                    + "DROP TRIGGER IF EXISTS audit_never_replaced")
            try db.execute(sql: sql)
        }
        try queue.close()
    }

    private func findings(after sql: String) throws -> [AuditFinding] {
        try fill()
        try tamper(sql)
        return try ledger.reader.verifyAudit()
    }

    @Test(arguments: [
        "UPDATE audit SET remark = 'else'", "DELETE FROM audit", "REPLACE INTO audit SELECT * FROM audit",
    ])
    func anEntryCannotBeChangedOrDeleted(_ sql: String) throws {
        try fill()
        let before = try ledger.reader.audit(after: 0, limit: 100)
        let other = try DatabaseQueue(path: ledger.path)
        for queue in [ledger.queue, other] {
            let error = #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
            #expect(error?.message == "the audit is append-only")
            #expect(try ledger.reader.audit(after: 0, limit: 100) == before)
        }
        try other.close()
    }

    @Test(arguments: [
        "time = time + 1", "server = server || '/'", "user = 'x'", "email = 'x'", "profile = 'x'", "action = 'x'",
        "object = 'x'", "order_id = NULL", "label = 'x'", "before = NULL", "after = 'DECLINED'", "remark = ''",
        "operation = 'x'", "answer = 'x'", "hash = lower(hex(zeroblob(32)))",
    ])
    func aChangedFieldShows(_ change: String) throws {
        let isHash = change.hasPrefix("hash")
        var expected = [AuditFinding(seq: 4, kind: .changed)]
        // The next one names the hash that stood there.
        if isHash { expected.append(AuditFinding(seq: 5, kind: .inserted)) }
        #expect(try findings(after: "UPDATE audit SET \(change) WHERE seq = 4") == expected)
    }

    @Test func fieldsCannotRunIntoEachOther() throws {
        let swap = "UPDATE audit SET object = object || operation, operation = '' WHERE seq = 2"
        #expect(try findings(after: swap) == [AuditFinding(seq: 2, kind: .changed)])
    }

    @Test(arguments: [
        ("seq = 1", [AuditFinding(seq: 2, kind: .missing(count: 1))]),
        ("seq IN (3, 4)", [AuditFinding(seq: 5, kind: .missing(count: 2))]),
        ("seq = 7", [AuditFinding(seq: 6, kind: .cutOff(count: 1))]),
        ("seq > 3", [AuditFinding(seq: 3, kind: .cutOff(count: 4))]),
        (
            "seq IN (2, 6)",
            [AuditFinding(seq: 3, kind: .missing(count: 1)), AuditFinding(seq: 7, kind: .missing(count: 1))]
        ),
        ("true", [AuditFinding(seq: 0, kind: .cutOff(count: 7))]),
    ])
    func aMissingEntryShows(_ which: String, _ expected: [AuditFinding]) throws {
        #expect(try findings(after: "DELETE FROM audit WHERE \(which)") == expected)
    }

    @Test func anEntryTakenOutWithTheOthersMovedUpShows() throws {
        let findings = try findings(
            after: "DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3")
        #expect(findings.contains(AuditFinding(seq: 3, kind: .inserted)))
        #expect(findings.contains(AuditFinding(seq: 6, kind: .cutOff(count: 1))))
    }

    @Test func aWholeRightEntryInAnothersPlaceShows() throws {
        try fill()
        try replace(4)
        #expect(try ledger.reader.verifyAudit() == [AuditFinding(seq: 5, kind: .inserted)])
    }

    @Test func anotherLastEntryShows() throws {
        try fill()
        try replace(7)
        #expect(try ledger.reader.verifyAudit() == [AuditFinding(seq: 7, kind: .replaced)])
    }

    @Test func anEntryPutAtTheEndShows() throws {
        try fill()
        let last = try #require(try ledger.reader.audit(before: nil, limit: 1).first)
        try forge(
            AuditEntry(
                seq: 8, time: 400, owner: last.owner, action: "accepted", object: "a-9", kind: nil, order: nil,
                label: "x",
                before: nil, after: "SUCCESS", remark: nil, operation: "op-9", answer: nil, previous: last.hash,
                hash: ""))
        #expect(try ledger.reader.verifyAudit() == [AuditFinding(seq: 8, kind: .inserted)])
    }

    @Test(arguments: [Int64.min, -5, 0, 900, 1_000_000_000_000_000, .max])
    func anEntryWithAnyNumberShows(_ seq: Int64) throws {
        let copy =
            "time, server, user, email, profile, action, object, order_id, label, before, after, remark,"
            + " operation, answer, previous, hash"
        let findings = try findings(
            after: "INSERT INTO audit(seq, \(copy)) SELECT \(seq), \(copy) FROM audit WHERE seq = 2")
        #expect(findings.contains { $0.seq == seq })
        #expect(findings.count < 5)
        #expect(findings.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test func entriesThatChangedPlacesShow() throws {
        let findings = try findings(
            after: """
                UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 5;
                UPDATE audit SET seq = 5 WHERE seq = 99
                """)
        for seq in [Int64(2), 5] {
            #expect(findings.contains(AuditFinding(seq: seq, kind: .changed)))
            #expect(findings.contains(AuditFinding(seq: seq, kind: .inserted)))
        }
        #expect(Set(findings.map(\.seq)) == [2, 3, 5, 6])
    }

    @Test(arguments: ["NULL", "'user'", "''"]) func anotherKindShows(_ kind: String) throws {
        let findings = try findings(after: "UPDATE audit SET kind = \(kind) WHERE seq = 3")
        #expect(findings == [AuditFinding(seq: 3, kind: .changed)])
    }

    @Test func aForgottenEndShows() throws {
        let findings = try findings(after: "DELETE FROM facts WHERE name LIKE 'audit.%'")
        #expect(findings.map(\.seq) == Array(1...7))
    }

    @Test func aLongAuditIsWalkedToItsEnd() throws {
        try desk.confirm(LedgerDesk.decision(0))
        for number in 1...1000 {
            try ledger.agree(with: LedgerDesk.decision(number), owner: LedgerDesk.anna, now: Double(number))
        }
        #expect(try ledger.reader.verifyAudit().isEmpty)
        try tamper("UPDATE audit SET label = 'x' WHERE seq IN (1000, 1001)")
        #expect(try ledger.reader.verifyAudit().map(\.seq) == [1000, 1001])
        #expect(try ledger.reader.audit(before: 1001, limit: 2).map(\.seq) == [1000, 999])
    }

    @Test func whateverTextCannotBreakTheChain() throws {
        for (number, text) in ["a\u{0}b", "", "\u{1B}[31m", "\u{FEFF}\u{202E}", "é vs e\u{301}", "1:a2:b"].enumerated()
        {
            var decision = LedgerDesk.decision(number, comment: text)
            decision.orderLabel = text
            decision.reason = text
            decision.type = text
            decision.seen.verdict = text
            try desk.confirm(decision)
            let row = try #require(try desk.claim())
            try ledger.settle(row, as: .failed, answer: text, found: row.decision.seen, now: 200)
        }
        #expect(try ledger.reader.verifyAudit().isEmpty)
    }

    /// Puts another entry in one's place, with the hash that it ought to have.
    private func replace(_ seq: Int64) throws {
        let entry = try #require(try ledger.reader.audit(after: seq - 1, limit: 1).first)
        try forge(
            AuditEntry(
                seq: seq, time: entry.time, owner: entry.owner, action: entry.action, object: entry.object,
                kind: nil, order: entry.order, label: entry.label, before: entry.before, after: "DECLINED",
                remark: entry.remark, operation: entry.operation, answer: entry.answer,
                previous: entry.previous, hash: ""))
    }

    private func forge(_ entry: AuditEntry) throws {
        let hash = AuditChain.hash(entry)
        try tamper(
            """
            INSERT OR REPLACE INTO audit(seq, time, server, user, email, profile, action, object, order_id, label,
                before, after, remark, operation, answer, previous, hash)
            SELECT \(entry.seq), \(entry.time), server, user, email, profile, '\(entry.action)', '\(entry.object)',
                \(quoted(entry.order)), '\(entry.label)', \(quoted(entry.before)), \(quoted(entry.after)),
                \(quoted(entry.remark)), '\(entry.operation)', \(quoted(entry.answer)), '\(entry.previous)', '\(hash)'
            FROM audit WHERE seq = 1
            """)
    }

    private func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
}
