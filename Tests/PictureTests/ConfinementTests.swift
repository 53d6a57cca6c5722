import Foundation
import PictureProtocol
import TestSupport
import Testing

/// What the helper may not do, as the kernel sees it.
@Suite(.onLanes) struct ConfinementTests {
    @Test func theKernelHoldsIt() throws {
        let helper = try Helper()
        // Its first answer comes after it is confined.
        #expect(try helper.ask("/nowhere").refusal == .notFound)
        #expect(helper.facts["Seccomp"] == "2")
        #expect(helper.facts["NoNewPrivs"] == "1")
        let limits = Helper.text("/proc/\(helper.process)/limits").split(separator: "\n")
        func limit(_ name: String) -> [String] {
            let line = limits.first { $0.hasPrefix(name) } ?? ""
            return line.dropFirst(name.count).split(separator: " ").prefix(2).map(String.init)
        }
        #expect(limit("Max open files") == ["32", "32"])
        #expect(limit("Max file size") == ["0", "0"])
        #expect(limit("Max core file size") == ["0", "0"])
        #expect(limit("Max address space") == ["1610612736", "1610612736"])
        #expect(try helper.end() == 0)
    }

    @Test func itSaysThatThereIsNoNetwork() throws {
        let check = try run("--check")
        #expect(check.code == 0)
        #expect(check.output.contains("network: refused\n"))
        #expect(check.output.contains("confinement: complete\n"))
    }

    @Test(arguments: [
        [UInt8](repeating: 0xFF, count: 64), [0, 0, 0, 0], [1, 0, 0, 0, 9], [1, 0, 0, 0, 0], [5, 0, 0, 0, 2, 1],
        Array("GET / HTTP/1.1\r\n\r\n".utf8), [2, 0],
    ])
    func garbageEndsItCleanly(_ garbage: [UInt8]) throws {
        let helper = try Helper()
        try helper.send(garbage)
        #expect(try helper.end() == 65)
    }

    @Test func whatWasAskedBeforeGarbageIsAnswered() throws {
        let helper = try Helper()
        #expect(try helper.ask("/nowhere").refusal == .notFound)
        try helper.send([0xFF, 0xFF, 0xFF, 0xFF])
        #expect(try helper.end() == 65)
    }

    @Test func anyArgumentButCheckIsRefused() throws {
        let run = try run("/etc/passwd")
        #expect(run.code == 64)
        #expect(run.output.isEmpty)
    }

    // Through a pipe: it may not write to a file, not even to one that is its output.
    private func run(_ argument: String) throws -> Program {
        let script = "set -o pipefail; { \"$0\" \"$1\" 2>&1 >&3 | cat >&2; } 3>&1 | cat"
        return try Program.run(
            "/bin/bash", ["-c", script, Built.path("ozc-pictures"), argument], home: try Home())
    }
}
