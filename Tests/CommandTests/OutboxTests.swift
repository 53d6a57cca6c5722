import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct OutboxTests {
    /// A desk with one decision refused for review: the colleague declined what was to be approved.
    private static func refused() throws -> (desk: ReviewDesk, operation: String) {
        let desk = try ReviewDesk()
        try desk.colleague.decide(desk.cases[0], "DECLINED")
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve --format json")
        #expect(run.code == 1, "\(run.errors)")
        return (desk, try #require(try run.values("operation").first))
    }

    @Test func whatWasRefusedIsSentOnlyWhenThatIsSaid() throws {
        let (desk, operation) = try Self.refused()
        let name = operation.prefix(8)
        let plain = try desk.ozc("outbox retry \(name)")
        #expect(plain.code == 2 && plain.errors.contains("--send-anyway"), "\(plain.errors)")
        let all = try desk.ozc("outbox retry --all")
        #expect(all.code == 0 && all.errors.contains("1 refused for review left out"), "\(all.errors)")
        #expect(try desk.decided().count == 1)
        let anyway = try desk.ozc("outbox retry \(name) --send-anyway --format json")
        #expect(anyway.code == 0, "\(anyway.errors)")
        #expect(
            anyway.errors.contains("sent over declined, which the server had when it was refused"), "\(anyway.errors)")
        #expect(try anyway.values("state") == ["accepted"])
        #expect(try desk.decided().map(\.after.verdict) == ["DECLINED", "SUCCESS"])
        let more = try desk.ozc("outbox retry \(name) --send-anyway")
        #expect(more.code == 1 && more.errors.contains("is accepted"), "\(more.errors)")
    }

    @Test func whatChangedOnceMoreIsRefusedAgain() throws {
        let (desk, operation) = try Self.refused()
        try desk.colleague.decide(desk.cases[0], "DECLINED", comment: "and I mean it")
        let anyway = try desk.ozc("outbox retry \(operation) --send-anyway")
        #expect(anyway.code == 1, "\(anyway.errors)")
        #expect(try desk.column("state") == ["refused"])
        #expect(try desk.decided().map(\.after.verdict) == ["DECLINED", "DECLINED"])
    }

    @Test func whatIsGivenUpIsNeverSent() throws {
        let (desk, operation) = try Self.refused()
        _ = try desk.ozc("analyses decide \(desk.cases[1]) --approve --offline")
        let waiting = try #require(try desk.column("operation").last)
        let unknown = try desk.ozc("outbox discard \(waiting) 00000000")
        #expect(unknown.code == 5 && unknown.errors.contains("00000000"), "\(unknown.errors)")
        let run = try desk.ozc("outbox discard \(operation.prefix(6)) \(waiting) --format json")
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.values("state") == ["dropped", "dropped"])
        let again = try desk.ozc("outbox discard \(operation)")
        #expect(again.code == 1 && again.errors.contains("taken back already"), "\(again.errors)")
        #expect(try desk.ozc("outbox send").errors == "ozc: nothing was due\n")
        #expect(try desk.decided().count == 1)
        #expect(try desk.unsettled().isEmpty)
        let actions = try desk.ozc("audit list --operation \(waiting.prefix(8)) --format json").values("action")
        #expect(actions == ["dropped", "decided"])
    }

    @Test func twoSendersAtOnceSendOnce() throws {
        let desk = try ReviewDesk(["--latency", "20ms"])
        _ = try desk.ozc("analyses decide \(desk.cases.joined(separator: " ")) --approve --offline")
        let ozc = Built.path("ozc")
        let one = "\"\(ozc)\" outbox send --format jsonl"
        let line = "\(one) >one & \(one) >two; code=$?; wait $!; echo $code $?; cat one two | wc -l"
        let run = try Program.run("/bin/bash", ["-c", "cd \"$HOME\"; \(line)"], home: desk.home)
        #expect(run.lines.first == "0 0", "\(run.output)\(run.errors)")
        #expect(run.lines.last == "\(desk.cases.count)", "\(run.output)\(run.errors)")
        #expect(try desk.decided().map(\.analysis) == desk.cases)
    }

    @Test func aSendThatHasSomethingRefusedIs6() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("analyses decide \(desk.cases[0]) --approve --offline")
        try desk.colleague.decide(desk.cases[0], "DECLINED")
        let readOnly = try desk.ozc("outbox send --read-only")
        #expect(readOnly.code == 4, "\(readOnly.errors)")
        #expect(try desk.ozc("outbox send --offline").code == 2)
        let run = try desk.ozc("outbox send --format json")
        #expect(run.code == 6, "\(run.errors)")
        #expect(try run.values("state") == ["refused"])
    }

    @Test func anotherLogInSettlesNothingOfThisOne() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("analyses decide \(desk.cases[0]) --approve --offline")
        let operation = try #require(try desk.column("operation").first)
        try desk.sandbox.logIn(desk.home, as: "client-operator")
        let sync = try desk.ozc("sync")
        #expect(sync.code == 0, "\(sync.errors)")
        #expect(try desk.decided().isEmpty)
        let send = try desk.ozc("outbox send")
        #expect(send.code == 0 && send.errors.contains(desk.sandbox.email("operator")), "\(send.errors)")
        for deed in ["discard", "retry"] {
            let run = try desk.ozc("outbox \(deed) \(operation)")
            #expect(run.code == 4 && run.errors.contains(desk.sandbox.email("operator")), "\(run.errors)")
        }
        #expect(try desk.column("state") == ["queued"])
    }

    @Test func aPasswordCommandOfAnotherUserSendsNothing() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("analyses decide \(desk.cases[0]) --approve --offline")
        let (other, password) = (desk.sandbox.email("client-operator"), desk.sandbox.password("client-operator"))
        try desk.home.configure(
            """
            [profiles.default]
            server = "\(desk.sandbox.url)"
            email = "\(other)"
            password_command = ["echo", "\(password)"]
            """)
        try FileManager.default.removeItem(atPath: desk.home.session())
        for line in ["outbox send", "sync", "orders list"] {
            let run = try desk.ozc(line)
            #expect(run.code == 4 && run.errors.contains("password_command logs in another user"), "\(run.errors)")
        }
        #expect(try desk.decided().isEmpty)
        #expect(try desk.column("state") == ["queued"])
        // Nor has it made the mirror the other's.
        #expect(!FileManager.default.fileExists(atPath: desk.home.session()))
    }

    @Test(arguments: [
        "outbox list --limit=-1", "outbox retry", "outbox retry abc --all", "outbox discard",
        "outbox list --format xml",
        "outbox send --offline", "audit list --analysis a --operation b", "audit list --limit=-1",
    ])
    func wrongUsageIs2(line: String) throws {
        let run = try Program.ozc(line, try Desk().home)
        #expect(run.code == 2, "\(line): \(run.errors)")
    }

    @Test func withoutAnybodyLoggedInItIs4() throws {
        for line in ["outbox list", "outbox send", "outbox discard abc", "audit list", "audit verify", "audit export"] {
            #expect(try Program.ozc(line, try Home()).code == 4, "\(line)")
        }
    }

    @Test func anEmptyOutboxSaysSo() throws {
        let desk = try Desk()
        let list = try desk.run("outbox", "list", "--format", "json")
        #expect(list.code == 0 && list.output == "[]\n", "\(list.output)")
        #expect(list.errors.contains("nothing waits"))
        #expect(try desk.run("audit", "verify").output == "0 entries, unbroken\n")
    }

    @Test func aListCutShortSaysSo() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("analyses decide \(desk.cases.prefix(3).joined(separator: " ")) --approve --offline")
        let list = try desk.ozc("outbox list --limit 2 --format jsonl")
        #expect(list.lines.count == 2 && list.errors == "ozc: 2 of 3 decisions shown: --limit 0 for all\n")
        #expect(list.lines[0].contains(desk.cases[2]), "newest first")
        let audit = try desk.ozc("audit list --limit 2 --format jsonl")
        #expect(audit.lines.count == 2 && audit.errors == "ozc: 2 of 3 entries shown: --limit 0 for all\n")
    }
}
