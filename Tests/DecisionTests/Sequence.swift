import Foundation
import OzModel
import Remote
import Store
import Sync
import TestSupport
import Testing

/// A random life of one console: what is done to it follows from its number, and is told when something is wrong.
final class Sequence {
    private let number: Int
    private let office: Office
    private let home: Home
    private let cases: [Office.Case]
    private let clock = Clock()
    private let weather = Weather()
    private var chance: Chance
    private var console: Console
    private var killed: [(transport: MortalTransport, work: Task<Void, Never>)] = []
    private var confirmed: [String] = []
    private var undone: Set<String> = []
    private var story: [Step] = []

    static let caseCount = 3

    init(_ number: Int, _ office: Office) async throws {
        self.number = number
        self.office = office
        home = try Home()
        cases = office.cases(of: number, count: Self.caseCount)
        chance = Chance(seed: UInt64(number))
        console = try Console(home.path, office, weather, clock)
        try await pull()
    }

    /// What is to be typed to live it again, and what happened in it.
    var told: Comment { "OZC_SEQUENCE=\(number): \(story.map(\.description).joined(separator: ", "))" }

    /// Lives, comes online, sends until nothing is due, and looks whether all is as it must be.
    ///
    /// - Returns: every confirmed decision as the ledger has it in the end.
    func run() async throws -> [Ending] {
        for _ in 0..<(10 + chance.below(30)) {
            let step = Step.random(&chance)
            story.append(step)
            try await take(step)
        }
        try await settle()
        let endings = try check()
        for (transport, work) in killed {
            transport.bury()
            await work.value
        }
        return endings
    }

    private func take(_ step: Step) async throws {
        switch step {
        case .decide: try decide()
        case .undo: try undo()
        case .again: try again()
        case .push: await push()
        case .pull: if weather.isOnline { try await pull() }
        case .wait: clock.advance(by: Double(chance.below(100)) / 10)
        case .offline: weather.isOnline = false
        case .online: weather.isOnline = true
        case .restart:
            try reopen {
                try $0.mirror.close(); try $0.ledger.close()
            }
        case .kill: try reopen { _ in }
        case .killWhileSending(let kill): try await killWhileSending(kill)
        case .conflict: try await office.decide(someCase.analysis, someVerdict)
        case .conflictWhileSending:
            let (office, id, verdict) = (office, someCase.analysis, someVerdict)
            weather.before(.get) {
                do { try await office.decide(id, verdict) } catch {
                    Issue.record("the colleague could not decide: \(error)")
                }
            }
        case .fault(let method, let fault, let times):
            for _ in 1...times { weather.fail(method, fault) }
        }
    }

    private var someCase: Office.Case { cases[chance.below(cases.count)] }
    private var someVerdict: Verdict { chance.happens(0.5) ? .success : .declined }

    private func decide() throws {
        let chosen = chance.happens(0.2) ? Array(cases.shuffled(using: &chance).prefix(2)) : [someCase]
        var decisions: [Decision] = []
        for it in chosen { decisions.append(try decision(on: it, "op-\(number)-\(confirmed.count + decisions.count)")) }
        let window = chance.happens(0.3) ? 5.0 : 0
        let (ledger, now) = (console.ledger, clock.now)
        let isPending = try chosen.contains { it in
            try ledger.reader.rows(about: Analysis.ID(it.analysis)).contains { $0.state.isPending }
        }
        if isPending {
            #expect(throws: StoreError.self, told) {
                try ledger.confirm(decisions, owner: office.owner, now: now, notBefore: now + window)
            }
        } else {
            try ledger.confirm(decisions, owner: office.owner, now: now, notBefore: now + window)
            confirmed += decisions.map(\.operation)
        }
    }

    private func decision(on it: Office.Case, _ operation: String) throws -> Decision {
        let analysis = try #require(try console.mirror.reader.record(Analysis.self, id: it.analysis), told)
        var verdict = someVerdict
        if analysis.refusal(of: verdict) != nil { verdict = verdict == .success ? .declined : .success }
        return Decision(operation: operation, on: analysis, verdict: verdict, comment: operation)
    }

    private func undo() throws {
        guard let operation = confirmed.randomElement(using: &chance) else { return }
        undone.formUnion(try console.ledger.withdraw([operation], owner: office.owner, now: clock.now))
    }

    /// The operator answers for a decision that rests.
    private func again() throws {
        let rows = try console.ledger.reader.rows([.refused, .failed])
        guard let row = rows.randomElement(using: &chance) else { return }
        // One that did arrive and was then overruled may rightly be sent a second time.
        guard row.state == .failed || row.unanswered == 0 else { return }
        try console.ledger.retry([row.operation], owner: office.owner, now: clock.now)
    }

    @discardableResult
    private func push() async -> PushOutcome {
        var outcome = await console.pusher.push()
        // Another test of this process may just be starting a program, which holds every open file, the lock's among
        // them, until it becomes that program.
        for _ in 0..<500 where outcome == .elsewhere {
            try? await Task.sleep(for: .milliseconds(10))
            outcome = await console.pusher.push()
        }
        if case .logInNeeded = outcome { console.logIn() }
        return outcome
    }

    /// As the console's pull does: what is held stays as the operator saw it.
    private func pull() async throws {
        let held = try console.ledger.reader.held(owner: office.owner)
        let before = try sights(of: held)
        for order in Set(cases.map(\.order)) {
            _ = try console.mirror.ingest(.orders, try await office.read(order: order), held: held)
        }
        #expect(try sights(of: held) == before, told)
    }

    private func sights(of held: Set<String>) throws -> [Sight] {
        try cases.filter { held.contains($0.analysis) }.compactMap { it in
            try console.mirror.reader.record(Analysis.self, id: it.analysis).map(Sight.init)
        }
    }

    private func reopen(_ leave: (Console) throws -> Void) throws {
        try leave(console)
        console = try Console(home.path, office, weather, clock)
    }

    private func killWhileSending(_ kill: MortalTransport.Kill) async throws {
        let (pusher, transport) = (console.pusher, console.transport)
        transport.die(at: kill)
        let work = Task {
            _ = await pusher.push()
            transport.noteEnd()
        }
        guard await transport.hasDied() else { return console.logIn() }
        killed.append((transport, work))
        // The lock ends with its process; this one lives on, so the file goes instead.
        try FileManager.default.removeItem(atPath: "\(console.ledger.path).sender")
        try reopen { _ in }
    }

    private func settle() async throws {
        weather.clear()
        console.logIn()
        for _ in 0..<60 {
            #expect(await push() == .done, told)
            guard let due = try console.ledger.reader.nextDue(owner: office.owner, now: clock.now) else { break }
            clock.advance(by: due - clock.now)
        }
        await push()
    }

    private func check() throws -> [Ending] {
        let reader = console.ledger.reader
        #expect(try reader.stale(owner: office.owner).isEmpty, told)
        #expect(try reader.verifyAudit().isEmpty, told)
        #expect(try reader.held(owner: office.owner).isEmpty, told)
        #expect(try reader.rows(OutboxState.allCases).map(\.operation) == confirmed, told)
        return try confirmed.map { operation in
            let row = try #require(try reader.row(operation), told)
            let deeds = try reader.audit(operation: operation).map(\.action)
            #expect(deeds.first == "decided", told)
            switch row.state {
            case .accepted, .refused, .failed:
                #expect(deeds.last == row.state.rawValue && !undone.contains(operation), told)
            case .dropped where undone.contains(operation): #expect(deeds.last == "withdrawn", told)
            case .dropped: #expect(deeds.last == "dropped" && row.answer?.hasPrefix("decided anew") == true, told)
            case .draft, .queued, .sending: Issue.record("\(operation) is \(row.state) in the end; \(told)")
            }
            return Ending(row: row, isUndone: undone.contains(operation))
        }
    }
}
