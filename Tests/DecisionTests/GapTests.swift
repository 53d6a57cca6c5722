import OzModel
import Store
import Sync
import TestSupport
import Testing

/// What cannot be had as long as the API has no condition that a server checks itself; the README says so.
@Suite(.timeLimit(.minutes(15))) struct GapTests {
    @Test func aDecisionBetweenOurReadingAndOurDecidingIsWrittenOver() async throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 60, log: "\(home.path)/sandbox.log")
        let office = try await Office(sandbox)
        let it = try #require(office.cases.first)
        let (weather, clock) = (Weather(), Clock())
        let console = try Console(home.path, office, weather, clock)
        _ = try console.mirror.ingest(.orders, try await office.read(order: it.order))
        let analysis = try #require(try console.mirror.reader.record(Analysis.self, id: it.analysis))
        let decision = Decision(
            operation: "op", on: analysis, verdict: analysis.verdict == .success ? .declined : .success, comment: "op")
        try console.ledger.confirm([decision], owner: office.owner, now: clock.now, notBefore: clock.now)
        weather.before(.patch) {
            do { try await office.decide(it.analysis, .declined) } catch { Issue.record("not decided: \(error)") }
        }
        #expect(await console.pusher.push() == .done)
        #expect(try console.ledger.reader.row("op")?.state == .accepted)
        let deeds = try sandbox.log().decisions(on: it.analysis)
        #expect(deeds.map(\.after.comment) == ["colleague", "op"])
        #expect(deeds.last?.before.updated != decision.seen.updated)
    }
}
