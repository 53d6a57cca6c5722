import Foundation
import GRDB
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct AuditTests {
    /// A desk with six entries: three decisions, each accepted.
    private static func desk() throws -> ReviewDesk {
        let desk = try ReviewDesk()
        let run = try desk.ozc(
            words: ["analyses", "decide"] + desk.cases.prefix(3) + ["--approve", "--comment", "ü\u{1b}\n“x”"])
        #expect(run.code == 0, "\(run.errors)")
        return desk
    }

    private static func tamper(_ desk: ReviewDesk, _ sql: String) throws {
        let queue = try DatabaseQueue(path: desk.home.ledger())
        try queue.write { db in
            for trigger in ["audit_never_changed", "audit_never_deleted"] {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql)
        }
        try queue.close()
    }

    @Test func whatWasDoneIsListedNewestFirst() throws {
        let desk = try Self.desk()
        let list = try desk.ozc("audit list --format json")
        #expect(try list.values("action") == ["accepted", "accepted", "accepted", "decided", "decided", "decided"])
        #expect(try list.values("email").allSatisfy { $0 == desk.sandbox.email("operator") })
        let one = try desk.ozc("audit list --analysis \(desk.cases[1].prefix(8)) --format json")
        #expect(try one.values("action") == ["accepted", "decided"])
        #expect(try one.values("analyse_id") == [desk.cases[1], desk.cases[1]])
        #expect(try one.values("object_id") == [desk.cases[1], desk.cases[1]])
        #expect(try one.values("kind") == ["analysis", "analysis"])
        #expect(try desk.ozc("audit list --analysis 00000000").code == 5)
        let verify = try desk.ozc("audit verify")
        #expect(verify.code == 0 && verify.output == "6 entries, unbroken\n", "\(verify.output)")
    }

    @Test func everyIdIsNamedByItsKind() throws {
        let desk = try ChangeDesk()
        let company = try #require(try desk.ids("companies", "create", "Acme").first)
        let order = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        let medium = try #require(try desk.ids("media", "add", "--order", order, try desk.picture("b.jpg")).first)
        let list = try desk.ozc("audit", "list", "--format", "json").objects()
        let told = list.reversed().map { [$0["kind"], $0["object_id"]].map { $0 as? String ?? "-" } }
        #expect(
            told == [
                ["company", ""], ["company", company], ["order", ""], ["order", order], ["order", order],
                ["media", medium],
            ])
        #expect(list.allSatisfy { $0["analyse_id"] is NSNull })
        #expect(try desk.ozc("audit", "verify").code == 0)
    }

    @Test(arguments: [
        ("UPDATE audit SET after = 'DECLINED' WHERE seq = 2", "entry 2 was changed after it was written\n"),
        ("DELETE FROM audit WHERE seq IN (2, 3)", "2 entries are missing before entry 4\n"),
        ("DELETE FROM audit WHERE seq = 6", "1 entry is missing after entry 5, the last one here\n"),
        (
            """
            INSERT INTO audit SELECT 7, time, server, user, email, profile, action, object, order_id, label, before,
                after, remark, operation, answer, previous, hash, kind FROM audit WHERE seq = 6
            """, "entry 7 does not follow"
        ),
    ])
    func whatWasTamperedWithIsNamed(sql: String, finding: String) throws {
        let desk = try Self.desk()
        try Self.tamper(desk, sql)
        let verify = try desk.ozc("audit verify")
        #expect(verify.code == 1, "\(verify.output)")
        #expect(verify.output.contains(finding), "\(verify.output)")
        #expect(verify.errors.contains("is not what was written"), "\(verify.errors)")
    }

    @Test func theTableItselfRefusesChanges() throws {
        let desk = try Self.desk()
        let queue = try DatabaseQueue(path: desk.home.ledger())
        for sql in ["UPDATE audit SET after = 'DECLINED'", "DELETE FROM audit"] {
            #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
        }
        try queue.close()
    }

    @Test func anExportCanBeVerifiedElsewhere() throws {
        let desk = try Self.desk()
        let file = "\(desk.home.path)/audit.jsonl"
        try Data().write(to: URL(fileURLWithPath: file))
        chmod(file, 0o644)
        let run = try desk.ozc("audit export -o \(file)")
        #expect(run.code == 0 && run.output == "", "\(run.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(try desk.ozc("audit export").output == text)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 6)
        var previous = String(repeating: "0", count: 64)
        for line in lines {
            var entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            // JSONSerialization rounds the last digit of a number.
            let time = try #require(line.firstMatch(of: /"time":([0-9.]+),/).flatMap { Double($0.1) })
            entry["time"] = "\(time.bitPattern)"
            #expect(entry["previous"] as? String == previous)
            previous = try #require(entry["hash"] as? String)
            #expect(try Self.hash(entry, desk.home) == previous)
        }
    }

    /// Worked out as the help of `ozc audit export` says, by a program that is not ours.
    private static func hash(_ entry: [String: Any], _ home: Home) throws -> String {
        let names =
            [
                "previous", "seq", "time", "server", "user_id", "email", "profile", "action", "object_id", "folder_id",
                "label", "before", "after", "remark", "operation", "answer",
            ] + (entry["kind"] is String ? ["kind"] : [])
        let fields = names.map { name in
            let value = entry[name]
            let text = value as? String ?? (value as? NSNumber).map { "\($0)" }
            return text.map { "\($0.utf8.count):\($0)" } ?? "-:"
        }
        let run = try Program.run("/usr/bin/sha256sum", [], home: home, input: fields.joined())
        return String(run.output.prefix(64))
    }
}
