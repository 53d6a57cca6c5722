import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// `kill -9` at random moments of deciding and sending: what was confirmed is there, and none was sent twice.
///
/// OZC_KILLS=2000 kills more often.
@Suite(.timeLimit(.minutes(15))) struct KillTests {
    @Test func whatWasConfirmedOutlivesEveryKill() async throws {
        let count = ProcessInfo.processInfo.environment["OZC_KILLS"].flatMap { Int($0) } ?? 200
        let home = try Home()
        let sandbox = try RunningSandbox(
            orders: 400, log: "\(home.path)/sandbox.log", ["--fail-changes", "0.05"])
        let office = try await Office(sandbox)
        let cases = office.cases.prefix(40)
        let list = "\(home.path)/cases"
        try cases.map { "\($0.analysis) \($0.order)\n" }.joined().write(toFile: list, atomically: true, encoding: .utf8)
        let arguments = [home.path, office.server.base, office.owner.email, list]
        var chance = Chance(seed: 1)
        var said: [String] = []
        for _ in 1...count {
            let victim = try Victim(arguments, token: office.token)
            said += try victim.kill(afterLines: chance.below(8), andThen: UInt32(chance.below(60_000)))
            guard chance.happens(0.3), let it = cases.randomElement(using: &chance) else { continue }
            try await office.decideOnceQuiet(it.analysis, chance.happens(0.5) ? .success : .declined)
        }
        #expect(try Victim(arguments + ["finish"], token: office.token).end() == 0)
        try check(said, home.path, try sandbox.log(), office)
    }

    private func check(_ said: [String], _ folder: String, _ log: SandboxLog, _ office: Office) throws {
        let mirror = try Store.Mirror(path: "\(folder)/mirror.sqlite")
        #expect(mirror.opening == .opened)
        let ledger = try Ledger(path: "\(folder)/ledger.sqlite")
        #expect(try ledger.reader.verifyAudit().isEmpty)
        let rows = try ledger.reader.rows(OutboxState.allCases.filter { $0 != .draft }, limit: .max)
        let endings = try rows.map { row in
            let deeds = try ledger.reader.audit(operation: row.operation).map(\.action)
            #expect(deeds.first == "decided")
            return Ending(row: row, isUndone: deeds.contains("withdrawn"))
        }
        let operations = Set(rows.map(\.operation))
        let undone = Set(endings.filter(\.isUndone).map(\.row.operation))
        for line in said {
            let words = line.components(separatedBy: " ")
            #expect(operations.contains(words[1]), "\(line), but the ledger does not know it")
            if words[0] == "undone" { #expect(undone.contains(words[1]), "\(line), but it is not") }
        }
        let check = LogCheck(log, email: office.owner.email)
        check.compare(with: endings)
        // Lives in which nothing happens prove nothing.
        let doubtful = rows.count { $0.unanswered > 0 }
        #expect(check.count > 20 && doubtful > 10 && !undone.isEmpty)
        print("\(said.count) lines, \(rows.count) decisions, \(check.count) applied, \(doubtful) of them in doubt once")
    }
}
