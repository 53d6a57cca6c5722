import OzModel
import Testing

/// The checklist's figures and thresholds.
@Suite struct HealthTests {
    @Test(
        arguments: [
            ([], nil), ([7], 7), ([1, 2], 2), (Array(1...9), 9), (Array(1...10), 9), (Array(1...11), 10),
            (Array(1...100), 90), ([3, 1, 2], 3),
        ] as [([Int], Int?)])
    func nineInTenDoNotExceedIt(_ numbers: [Int], _ p90: Int?) {
        let found = Workload.p90(numbers.map(Double.init))
        #expect(found == p90.map(Double.init))
        guard let found else { return }
        // By definition: at least nine in ten are no greater, and no smaller number has that.
        #expect(numbers.count { Double($0) <= found } * 10 >= numbers.count * 9)
        #expect(numbers.count { Double($0) < found } * 10 < numbers.count * 9)
    }

    @Test(arguments: [
        (0.0, HealthState.fine), (15.9, .fine), (16, .warning), (19.99, .warning), (20, .failing), (1e9, .failing),
    ])
    func aThresholdWarnsBeforeItIsReached(_ value: Double, _ state: HealthState) {
        #expect(HealthLimits.state(value, below: HealthLimits.latency) == state)
    }

    @Test func onlyWhatTheMachineHasDoneLatelyIsMeasured() {
        func sample(
            _ took: Double, _ updated: Double, isFinished: Bool = true, isDecided: Bool = false
        ) -> Workload.Sample {
            Workload.Sample(
                created: updated - took, updated: updated, isFinished: isFinished, isDecided: isDecided)
        }
        let samples = [
            sample(3, 1000), sample(5, 700), sample(500, 399), sample(0, 900, isFinished: false),
            sample(90_000, 950, isDecided: true),
        ]
        let work = Workload(samples, since: 400, unfinished: 4)
        #expect(work.p90 == 5 && work.measured == 2 && work.decided == 1 && work.unfinished == 4)
        // A clock that went back is no time that an analysis took.
        #expect(Workload([sample(-9, 500)], since: 400, unfinished: 0).p90 == 0)
    }
}
