import OzModel
import Store
import Testing

@testable import ConsoleUI

/// What can be said of when something happened, and no more.
@Suite struct HappeningTests {
    private func version(
        _ seq: Int64?, _ state: Verdict, _ verdict: Verdict = .processing, decided: Verdict? = nil, at updated: Double,
        since: Double? = nil
    ) -> Version {
        Version(
            seq: seq, noun: .analyses, id: "a", state: state, verdict: verdict, operatorDecision: decided,
            updated: updated, since: since)
    }

    @Test func whatWasSeenUnfinishedFinishedAfterwards() {
        let seen = [version(1, .processing, at: 10), version(nil, .finished, .success, at: 30, since: 20)]
        #expect(seen.finished == Happening(after: 10, by: 20))
        #expect(seen.decided == nil)
    }

    @Test func whatWasFinishedAtFirstSightFinishedSometimeBefore() {
        #expect([version(nil, .finished, .success, at: 30)].finished == Happening(after: nil, by: 30))
        #expect([version(nil, .processing, at: 30)].finished == nil)
        #expect([version(nil, .other("PAUSED"), at: 30)].finished == nil)
        #expect([Version]().finished == nil)
    }

    @Test func theDecisionThatStandsCounts() {
        let seen = [
            version(1, .finished, .operatorRequired, at: 10),
            version(4, .finished, .success, decided: .success, at: 21, since: 20),
            version(9, .finished, .declined, decided: .declined, at: 30, since: 30),
            version(nil, .failed, .declined, decided: .declined, at: 40, since: 40),
        ]
        #expect(seen.decided == Happening(after: 21, by: 30))
        #expect(seen.finished == Happening(after: nil, by: 10))
        #expect(seen.known(at: 4).decided == Happening(after: 10, by: 20))
        #expect(seen.known(at: 3).decided == Happening(after: 10, by: 20))
        #expect(seen.known(at: 1).decided == nil)
        #expect(seen.known(at: 99).count == 4 && seen.known(at: nil).count == 4)
    }

    @Test func allHadHappenedWhenTheLastHad() {
        let all = [Happening(after: 5, by: 9), Happening(after: nil, by: 12), Happening(after: 7, by: 8)]
        #expect(Happening.last(all) == Happening(after: 7, by: 12))
        #expect(Happening.last([]) == nil)
    }

    @Test(arguments: [
        (0.04, "0.0 s", "0.1 s"), (5, "5.0 s", "5.0 s"), (9.96, "9.9 s", "10 s"), (59.5, "59 s", "1 min 0 s"),
        (107, "1 min 47 s", "1 min 47 s"), (3599.5, "59 min 59 s", "1 h 0 min"), (10_741, "2 h 59 min", "3 h 0 min"),
        (172_799, "47 h 59 min", "2 days 0 h"), (266_400, "3 days 2 h", "3 days 2 h"),
    ])
    func spansNeverPromiseLessThanTheyMay(_ seconds: Double, _ down: String, _ up: String) {
        #expect(Amounts.span(seconds) == down)
        #expect(Amounts.span(seconds, up: true) == up)
        #expect(Amounts.span(.nan) == "?" && Amounts.span(-3) == "0.0 s")
    }
}
