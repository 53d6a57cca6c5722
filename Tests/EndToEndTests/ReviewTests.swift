import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// An operator's day at a terminal: decisions survive the network, the console and the machine's whims.
@Suite(.onLanes) struct ReviewTests {
    private static let settings =
        "[sync]\ninterval = \"200ms\"\nidle_interval = \"400ms\"\ndepth = \"all\"\n[review]\nundo = \"0s\"\n"
    /// The sandbox's clock at each start, so that one that comes back has the same cases; sessions go by it too.
    private static let noon = ["--now", "\(Int(Date().timeIntervalSince1970))"]

    private func home(_ settings: String = settings) throws -> Home {
        let home = try Home()
        try home.configure(settings)
        return home
    }

    private func rows(_ home: Home, _ states: [OutboxState] = OutboxState.allCases) throws -> [OutboxRow] {
        let ledger = try Ledger(path: home.ledger())
        defer { try? ledger.close() }
        return try ledger.reader.rows(states)
    }

    private func opened(_ home: Home, columns: Int = 150) throws -> Desk {
        let desk = try Desk("console", home: home, columns: columns, rows: 36)
        try desk.press("1")
        try desk.see("the queue") { $0.contains(try Regex("\\n Review .*1 of [0-9]+")) }
        return desk
    }

    @Test func thirtyDecidedWithTheNetworkGoneArriveInOrder() throws {
        let home = try home()
        let log = "\(home.path)/sandbox.log"
        let first = try RunningSandbox(orders: 1200, log: log, Self.noon)
        #expect(try first.logIn(home).code == 0)
        let sync = try Program.run("ozc", ["sync"], home: home)
        #expect(sync.code == 0, "\(sync.errors)")
        first.end()

        var desk = try opened(home)
        try desk.see("offline, news")
        try desk.press("Enter")
        for number in 1...30 {
            try desk.press(number % 3 == 0 ? "x" : "a")
            try desk.see("becomes")
            try desk.press("Enter")
            try desk.see("\(number) waiting")
        }
        try desk.press("q", "q")
        try desk.see("30 decisions are not sent yet")
        try desk.press("Enter")
        try desk.left(with: 0)
        let decided = try rows(home)
        #expect(decided.count == 30)
        #expect(decided.allSatisfy { $0.state == .queued })

        desk = try opened(home)
        try desk.see("30 waiting")
        let second = try RunningSandbox(orders: 1200, port: first.port, log: log, Self.noon)
        try desk.see("● live")
        try desk.see("nothing waits") { !$0.contains(" waiting ") }
        try desk.press("C-c")
        try desk.left(with: 0)

        #expect(try rows(home, [.accepted]).map(\.operation) == decided.map(\.operation))
        let arrived = try second.log().decisions
        #expect(arrived.map(\.analysis) == decided.map(\.decision.analysisID.rawValue))
        #expect(arrived.map(\.after.decision) == decided.map(\.decision.verdict.wire))
    }

    @Test func aDecisionShowsAtOnceAndStaysWhatTheServerMadeOfIt() throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 200, log: "\(home.path)/sandbox.log", Self.noon)
        #expect(try sandbox.logIn(home).code == 0)
        let desk = try opened(home)
        try desk.see("● live")
        try desk.press("Enter")
        try desk.see("1 of")
        try desk.press("x")
        try desk.see("Decline")
        try desk.tmux.line("mask")
        try desk.see("the next case") { $0.contains("1 of") && !$0.contains("becomes") }
        try eventually("the server has it") { try sandbox.log().decisions.count == 1 }
        #expect(try sandbox.log().decisions.first?.after.comment == "mask")
        try desk.press("9", "l")
        try desk.see("accepted")
        try desk.press("Enter")
        try desk.see("the server has") { $0.contains("you saw") && $0.contains("✗ declined") }
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aCaseSomebodyElseDecidedIsRefusedAndTheOperatorAnswers() throws {
        let home = try home(Self.settings.replacingOccurrences(of: "400ms", with: "1h"))
        let sandbox = try RunningSandbox(orders: 200, log: "\(home.path)/sandbox.log", Self.noon)
        #expect(try sandbox.logIn(home).code == 0)
        _ = try Program.run("ozc", ["sync"], home: home)
        // Offline, so that what happens meanwhile is not seen before it is decided here.
        let offline = try Program.run(
            "ozc", ["console", "--offline", "--headless", "--keys", "1 a <enter>"], home: home)
        #expect(offline.code == 0, "\(offline.errors)")
        let row = try #require(try rows(home, [.queued]).first)
        let other = try Client(sandbox, as: "operator")
        #expect(try other.decide(row.decision.analysisID.rawValue, "DECLINED", comment: "mask") == 200)

        let desk = try opened(home)
        try desk.see("1 to answer")
        try desk.press("9", "Enter")
        try desk.see("both versions") { $0.contains("you saw") && $0.contains("the server has now") }
        #expect(try sandbox.log().decisions.count == 1)
        try desk.press("S")
        try desk.see("Send anyway?")
        try desk.press("Enter")
        try eventually("the server has both") { try sandbox.log().decisions.count == 2 }
        try desk.see("nothing to answer") { !$0.contains("to answer") }
        try eventually("it is settled") { try rows(home, [.accepted]).map(\.operation) == [row.operation] }
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aCommentSurvivesTheKill() throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 200, Self.noon)
        #expect(try sandbox.logIn(home).code == 0)
        var desk = try opened(home)
        try desk.see("● live")
        try desk.press("x")
        try desk.see("Decline")
        try desk.tmux.write("other ear shape")
        try eventually("the draft is kept") { try rows(home, [.draft]).first?.decision.comment == "other ear shape" }
        kill(try desk.process(), SIGKILL)
        desk = try opened(home)
        try desk.press("x")
        try desk.see("other ear shape")
        try desk.press("Escape")
        try desk.see("no form") { !$0.contains("becomes") }
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aDecisionTakenBackIsNotSent() throws {
        let home = try home(Self.settings.replacingOccurrences(of: "0s", with: "1h"))
        let sandbox = try RunningSandbox(orders: 200, log: "\(home.path)/sandbox.log", Self.noon)
        #expect(try sandbox.logIn(home).code == 0)
        let desk = try opened(home)
        try desk.see("● live")
        try desk.press("a")
        try desk.see("Approve")
        try desk.press("Enter")
        try desk.see("u undo")
        try desk.press("u")
        try desk.see("Taken back")
        try desk.press("C-c")
        try desk.left(with: 0)
        #expect(try rows(home).map(\.state) == [.dropped])
        #expect(try sandbox.log().decisions.isEmpty)
    }

    @Test func theEditorWritesTheComment() throws {
        let home = try home()
        let editor = try home.program("editor", "printf 'written at length\\nin two lines\\n' > \"$1\"")
        try home.configure(Self.settings + "editor = [\"\(editor)\"]\n")
        let sandbox = try RunningSandbox(orders: 200, Self.noon)
        #expect(try sandbox.logIn(home).code == 0)
        let desk = try opened(home)
        try desk.press("x")
        try desk.see("Decline")
        try desk.press("C-o")
        try desk.see("written at length in two lines")
        try desk.press("Escape")
        try desk.see("no form") { !$0.contains("becomes") }
        #expect(home.files().allSatisfy { !$0.path.contains("comment-") })
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func twoConsolesOnOneLedgerSendEachDecisionOnce() throws {
        let home = try home()
        let log = "\(home.path)/sandbox.log"
        let first = try RunningSandbox(orders: 300, log: log, Self.noon)
        #expect(try first.logIn(home).code == 0)
        _ = try Program.run("ozc", ["sync"], home: home)
        first.end()
        let one = try opened(home)
        let two = try opened(home)
        for number in 1...5 {
            try one.press("a")
            try one.see("becomes")
            try one.press("Enter")
            try one.see("\(number) waiting")
        }
        // The other console looks at the ledger when its clock wakes it.
        let second = try RunningSandbox(orders: 300, port: first.port, log: log, Self.noon)
        try eventually("all are there") { try second.log().decisions.count >= 5 }
        try eventually("all are settled") { try rows(home, [.accepted]).count == 5 }
        for desk in [one, two] {
            try desk.press("C-c")
            try desk.left(with: 0)
        }
        #expect(Set(try second.log().decisions.map(\.analysis)).count == 5)
        #expect(try second.log().decisions.count == 5)
    }

    @Test(arguments: ["admin", "client"]) func whoMayNotDecideSendsNothing(_ role: String) throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 200, log: "\(home.path)/sandbox.log", Self.noon)
        #expect(try sandbox.logIn(home, as: role).code == 0)
        let run = try Program.run(
            "ozc", ["console", "--headless", "--keys", "3 a <enter> x <enter>"], home: home)
        #expect(run.output.contains("may not decide") || run.output.contains("everything but decide"), "\(run.output)")
        #expect(try rows(home).isEmpty)
        #expect(try sandbox.log().entries.allSatisfy { $0.method != "PATCH" })
    }
}
