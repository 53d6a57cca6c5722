import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// What is left when deciding ends before it is done.
@Suite(.onLanes) struct DecideEndTests {
    /// `ozc` running beside the test, its output in a file.
    private struct Running {
        let process: pid_t
        let output: String
        let errors: String

        init(_ words: [String], _ home: Home) throws {
            (output, errors) = ("\(home.path)/running.out", "\(home.path)/running.err")
            let descriptors = [output, errors].map { (path: String) in
                open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            }
            defer { for descriptor in descriptors { close(descriptor) } }
            process = try Spawned.start(
                [Built.path("ozc")] + words, environment: home.environment, output: descriptors[0],
                errors: descriptors[1])
        }

        var lines: [String] { text(output).split(separator: "\n").map(String.init) }
        var said: String { text(errors) }

        private func text(_ file: String) -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
    }

    @Test func anInterruptEndsBetweenTwoDecisionsAndKeepsTheRest() throws {
        let desk = try ReviewDesk(["--latency", "60ms"])
        let run = try Running(["analyses", "decide"] + desk.cases + ["--approve"], desk.home)
        try eventually("a decision was accepted") { run.lines.count > 2 }
        kill(run.process, SIGINT)
        #expect(exitCode(try Spawned.end(of: run.process, within: 30)) == 130, "\(run.said)")
        #expect(run.said.contains("interrupted: ") && run.said.contains("what waits is kept"), "\(run.said)")
        let states = run.lines.dropFirst().compactMap { $0.split(separator: "\t").last.map(String.init) }
        #expect(states.count == desk.cases.count)
        #expect(Set(states) == ["accepted", "queued"], "\(states)")
        // Nothing was cut off on its way, so that nobody need ask what became of it.
        let unanswered = try desk.ozc("audit list --limit 0 --format json").values("action").filter {
            $0 == "unanswered"
        }
        #expect(unanswered.isEmpty)
        #expect(try desk.ozc("outbox send").code == 0)
        #expect(try desk.decided().map(\.analysis) == desk.cases)
    }

    @Test func anInterruptWhileCasesAreReadDecidesNothing() throws {
        let desk = try ReviewDesk(["--latency", "200ms"])
        let read = { try desk.sandbox.log().entries.filter { $0.path == "/api/analyses/\(desk.cases[0])" }.count }
        let run = try Running(["analyses", "decide"] + desk.cases + ["--approve"], desk.home)
        try eventually("a case was read") { try read() > 0 }
        kill(run.process, SIGINT)
        #expect(exitCode(try Spawned.end(of: run.process, within: 30)) == 130, "\(run.said)")
        #expect(run.said.contains("nothing was decided"), "\(run.said)")
        #expect(try desk.outbox().isEmpty)
    }

    @Test func aKillLosesNothingAndRepeatsNothing() throws {
        let desk = try ReviewDesk(["--latency", "30ms"])
        for (index, id) in desk.cases.enumerated() {
            let run = try Running(["analyses", "decide", id, "--approve", "--format", "jsonl"], desk.home)
            // Read once for the operator and once for the sender: with the third question it is on its way.
            let wanted = (index + 1) % 3 + 1
            try eventually("case \(index) was asked for") {
                let path = "/api/analyses/\(id)"
                return try desk.sandbox.log().entries.filter { $0.path == path }.count >= wanted
            }
            kill(run.process, SIGKILL)
            _ = try Spawned.end(of: run.process)
            let known = try desk.column("analyse_id")
            for line in run.lines { #expect(known.contains { line.contains($0) }, "\(line)") }
        }
        #expect(try desk.column("state").last == "sending", "the last one was killed on its way")
        let sent = try desk.ozc("outbox send")
        #expect(sent.code == 0, "\(sent.errors)")
        #expect(Set(try desk.column("state")) == ["accepted"])
        #expect(try desk.column("analyse_id").sorted() == desk.decided().map(\.analysis).sorted())
        #expect(try desk.ozc("audit verify").code == 0)
    }

    @Test func aReaderThatGoesAwayKeepsNothingFromBeingSent() throws {
        let desk = try ReviewDesk(["--latency", "20ms"])
        let ids = desk.cases.joined(separator: " ")
        let line = "\"\(Built.path("ozc"))\" analyses decide \(ids) --approve | head -1; echo \"${PIPESTATUS[0]}\""
        let run = try Program.run("/bin/bash", ["-c", line], home: desk.home)
        #expect(run.output.hasSuffix("\n0\n"), "\(run.output)\(run.errors)")
        #expect(try desk.decided().map(\.analysis) == desk.cases)
    }
}
