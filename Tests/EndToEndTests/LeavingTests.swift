import Foundation
import TestSupport
import Testing

/// However the console is left: terminal as it was, no process and no file left.
@Suite(.timeLimit(.minutes(3))) struct LeavingTests {
    private func demo(_ home: Home) throws -> (pty: Pty, sandbox: pid_t) {
        let pty = try Pty([Built.path("ozc"), "demo", "--orders", "20"], environment: home.environment)
        try pty.wait(for: " live")
        let sandbox = try #require(children(of: pty.process).first)
        #expect(!pty.isCooked)
        return (pty, sandbox)
    }

    private func expectNothingLeft(_ home: Home, _ sandbox: pid_t) throws {
        try eventually("the sandbox ended") { !isAlive(sandbox) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.temporary) == [])
    }

    private func expectRestored(_ pty: Pty) {
        #expect(pty.isCooked)
        let text = String(decoding: pty.output, as: UTF8.self)
        for (off, on) in [("[?1049l", "[?1049h"), ("[?2004l", "[?2004h"), ("[?25h", "[?25l")] {
            let end = text.range(of: off, options: .backwards)?.lowerBound
            let start = text.range(of: on, options: .backwards)?.lowerBound
            #expect(end != nil && (start ?? text.startIndex) < (end ?? text.startIndex), "\(off)")
        }
    }

    @Test(arguments: ["qq", "\u{3}", ":quit\r"]) func aKeyLeaves(_ keys: String) throws {
        let home = try Home()
        let (pty, sandbox) = try demo(home)
        pty.type(keys)
        #expect(exitCode(try pty.end()) == 0)
        expectRestored(pty)
        try expectNothingLeft(home, sandbox)
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP]) func aSignalLeaves(_ signal: Int32) throws {
        let home = try Home()
        let (pty, sandbox) = try demo(home)
        kill(pty.process, signal)
        #expect(exitCode(try pty.end()) == 128 + signal)
        if signal != SIGHUP { expectRestored(pty) }
        try expectNothingLeft(home, sandbox)
    }

    @Test func aClosedWindowLeaves() throws {
        let home = try Home()
        let (pty, sandbox) = try demo(home)
        pty.hangUp()
        #expect(exitCode(try pty.end()) == 129)
        try expectNothingLeft(home, sandbox)
    }

    @Test func aKilledPaneLeaves() throws {
        let home = try Home()
        var desk: Desk? = try Desk("demo --orders 20", home: home)
        try desk?.see("● live")
        let program = try #require(try desk?.process())
        let sandbox = try #require(children(of: program).first)
        desk = nil
        try eventually("ozc ended") { !isAlive(program) }
        try expectNothingLeft(home, sandbox)
    }

    @Test func aKilledConsoleTakesItsSandboxAlong() throws {
        let home = try Home()
        let (pty, sandbox) = try demo(home)
        kill(pty.process, SIGKILL)
        #expect(exitCode(try pty.end()) == 137)
        try eventually("the sandbox ended") { !isAlive(sandbox) }
    }

    @Test func itLeavesWhileTheServerIsSilent() throws {
        let sandbox = try RunningSandbox(orders: 20)
        let home = try Home()
        try sandbox.logIn(home)
        sandbox.pause()
        let pty = try Pty([Built.path("ozc")], environment: home.environment)
        try pty.wait(for: "connecting")
        pty.type("\u{3}")
        #expect(exitCode(try pty.end()) == 0)
        expectRestored(pty)
        sandbox.resume()
    }

    @Test func aServerThatDiesIsNotWaitedFor() throws {
        let home = try Home()
        let (pty, sandbox) = try demo(home)
        kill(sandbox, SIGKILL)
        try pty.wait(for: "offline")
        pty.type("qq")
        #expect(exitCode(try pty.end()) == 0)
        expectRestored(pty)
    }
}
