import HTTP
import OzModel
import Remote
import Testing

/// The workload as the server tells it, without a mirror.
@Suite struct WorkloadTests {
    private static let now = 1_000_000.0

    private func analysis(_ took: Double, ago: Double = 10, state: String = "FINISHED", more: String = "") -> String {
        let updated = Self.now - ago
        return "{\"time_created\": \(updated - took), \"time_updated\": \(updated), \"state\": \"\(state)\"\(more)}"
    }

    private func envelope(_ items: [String], total: String) -> String {
        "{\"total_count\": \(total), \"items\": [\(items.joined(separator: ","))]}"
    }

    private func ask(_ lately: String, _ busy: String) async throws -> (Workload, [Request]) {
        let desk = try Desk([.answer(200, lately), .answer(200, busy)])
        return (try await desk.api.workload(until: Self.now, patience: 4), desk.transport.requests)
    }

    @Test func twoQuestionsDo() async throws {
        let lately = [analysis(3), analysis(5), analysis(900, more: #", "resolution_operator": "SUCCESS""#)]
        let (work, requests) = try await ask(
            envelope(lately, total: "3"), envelope([analysis(0, state: "PROCESSING")], total: "7"))
        #expect(work.p90 == 5 && work.measured == 2 && work.decided == 1 && work.cutFrom == nil)
        #expect(work.unfinished == 7 && !work.hasMoreUnfinished)
        #expect(requests.count == 2)
        #expect(requests[0].url.contains("time_updated.min=999400"))
        #expect(requests[1].url.contains("state=PROCESSING"))
        #expect(requests.allSatisfy { $0.timeouts.total == 4 })
    }

    @Test func aPlainListIsCounted() async throws {
        let busy = Array(repeating: analysis(0, state: "PROCESSING"), count: 100)
        let (work, _) = try await ask("[\(analysis(2))]", "[\(busy.joined(separator: ","))]")
        #expect(work.p90 == 2 && work.unfinished == 100 && work.hasMoreUnfinished)
        let (few, _) = try await ask("[]", "[\(busy[0])]")
        #expect(few.p90 == nil && few.unfinished == 1 && !few.hasMoreUnfinished)
    }

    @Test func whatIsCutSaysOfHowMany() async throws {
        let (work, _) = try await ask(envelope([analysis(2), analysis(4)], total: "4321"), "[]")
        #expect(work.cutFrom == 4321 && work.measured == 2)
        // A server that does not heed the time sends older ones too: all of the ten minutes are there.
        let (whole, _) = try await ask(envelope([analysis(2), analysis(4, ago: 700)], total: "4321"), "[]")
        #expect(whole.cutFrom == nil && whole.measured == 1)
    }

    @Test func aServerThatDoesNotHeedTheStateIsNotBelievedItsCount() async throws {
        let mixed = envelope([analysis(1), analysis(0, state: "PROCESSING")], total: "5000")
        let (work, _) = try await ask("[]", mixed)
        #expect(work.unfinished == 1)
    }

    @Test func aFailureIsToldAndNotTriedAgain() async throws {
        let desk = try Desk([.answer(503, "<html></html>"), .answer(200, "[]")])
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.workload(until: Self.now, patience: 4)
        }
        #expect(error?.kind == .network && desk.transport.requests.count == 1)
    }
}
