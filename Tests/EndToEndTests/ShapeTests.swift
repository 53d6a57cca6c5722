import Foundation
import TestSupport
import Testing

/// The shapes of the budgets, which hold on every machine: what grows with the orders, the keys or the hours, and what
/// must not. What they take in time is told by Tests/bench/run and Tests/bench/soak.
@Suite(.onLanes) struct ShapeTests {
    /// What a console that was browsed offline took.
    private struct Browsing {
        let footprint: Footprint
        /// Bytes of the dearest move.
        let move: Int
        /// Bytes and hundredths of a second in the quietest of some whiles in which nobody did anything.
        let rest: (bytes: Int, ticks: Int)
    }

    @Test func tenThousandOrdersCostWhatTwoThousandDo() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 10_000, log: "\(home.path)/sandbox.log")
        try home.configure("[sync]\ndepth = \"all\"\nbudget = 100000\n[media]\npictures = \"off\"\n")
        try sandbox.logIn(home)
        try sync(home, "--limit", "2000")
        let few = try browsed(home)
        // In parts, each of which a busy machine ends within the minute that a program is given here.
        for limit in [4000, 6000, 8000] { try sync(home, "--limit", "\(limit)") }
        #expect(try sync(home).contains("holds 10,000 orders"))
        let many = try browsed(home)

        let before = try sandbox.log().entries.count
        #expect(try sync(home).contains("nothing new"))
        let asked = try sandbox.log().entries.dropFirst(before)
        #expect(asked.count <= 2, "\(asked.map(\.path))")
        for browsing in [few, many] {
            #expect(browsing.move <= 600, "\(browsing.move) bytes for one move")
            #expect(browsing.rest.bytes == 0)
            #expect(browsing.rest.ticks <= 2)
        }
        // Pages of the mirror's file count as memory of whoever maps them; they are lent, and bounded by what is read.
        let own = many.footprint.anonymous - few.footprint.anonymous
        #expect(own <= 2_000, "\(own) KB more")
        let all = many.footprint.memory - few.footprint.memory
        #expect(all <= 16_000, "\(all) KB more")
    }

    @Test func aConsoleIsAsLargeAfterManyChangesAsAfterSome() throws {
        let sandbox = try RunningSandbox(orders: 300)
        let home = try Home()
        try home.configure("[media]\npictures = \"off\"\n")
        try sandbox.logIn(home)
        let client = try Client(sandbox, as: "client")
        let pty = try Pty([Built.path("ozc")], rows: 50, columns: 139, environment: home.environment)
        try pty.wait(for: " live")
        var taken: [Footprint] = []
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEF" {
            // No cell is like the one of the order before it, or it would not be written.
            let (name, before) = (String(repeating: letter, count: 8), pty.output.count)
            _ = try client.createOrder(meta: "{\"transaction_id\": \"\(name)\"}")
            pty.type("gr")
            try pty.wait(for: name, since: before)
            walk(pty)
            taken.append(try Footprint(of: pty.process))
        }
        pty.type("\u{3}")
        #expect(exitCode(try pty.end()) == 0)

        // The first quarter is for warming up; a median does not see the one moment in which something was under way.
        func middle(_ range: Range<Int>, _ value: KeyPath<Footprint, Int>) -> Int {
            taken[range].map { $0[keyPath: value] }.sorted()[range.count / 2]
        }
        for (value, most) in [
            (\Footprint.memory, 4_000), (\.anonymous, 3_000), (\.files, 1), (\.threads, 1),
        ] {
            let (early, late) = (middle(8..<16, value), middle(24..<32, value))
            #expect(late - early <= most, "\(early), then \(late)")
        }
    }

    /// Browsing that ends at the top of the orders again, however many keys are worked off before one paint. Back is a
    /// key of one byte here: a busy console would take escape together with the next one.
    private func walk(_ pty: Pty) {
        for key in ["jjjj", "\u{6}", "G", "g", "\r", "l", "\u{7f}", "3", "j", "4", "\u{6}", "2", "G", "g"] {
            pty.type(key)
            pty.settle(40)
        }
    }

    @discardableResult
    private func sync(_ home: Home, _ arguments: String...) throws -> String {
        let run = try Program.run("ozc", ["sync"] + arguments, home: home)
        #expect(run.code == 0, "\(run.errors)")
        return run.errors
    }

    private func browsed(_ home: Home) throws -> Browsing {
        let pty = try Pty(
            [Built.path("ozc"), "--offline"], rows: 50, columns: 139, environment: home.environment)
        try pty.wait(for: "tr-")
        pty.settle(500)
        var move = 0
        for _ in 0..<6 {
            let before = pty.output.count
            pty.type("j")
            try eventually("an answer to a move") {
                pty.settle(60)
                return pty.output.count > before
            }
            move = max(move, pty.output.count - before)
        }
        walk(pty)
        pty.settle(500)
        let footprint = try Footprint(of: pty.process)
        // The age of the news is told in minutes, and may turn once.
        var rest = (bytes: Int.max, ticks: Int.max)
        for _ in 0..<3 where rest.bytes > 0 {
            let (before, ticks) = (pty.output.count, try Footprint(of: pty.process).ticks)
            pty.settle(4000)
            rest = (pty.output.count - before, try Footprint(of: pty.process).ticks - ticks)
        }
        pty.type("\u{3}")
        #expect(exitCode(try pty.end()) == 0)
        return Browsing(footprint: footprint, move: move, rest: rest)
    }
}
