import Remote
import Synchronization

/// A clock that moves only when told to, or by sleeping.
final class TestTime: Sendable {
    private let state = Mutex((now: 1_000_000.0, sleeps: [Double]()))

    var now: Double { state.withLock { $0.now } }
    var sleeps: [Double] { state.withLock { $0.sleeps } }

    func advance(by seconds: Double) {
        state.withLock { $0.now += seconds }
    }

    /// `luck` 1 makes each pause its full length.
    var pace: Pace {
        Pace(
            now: { self.now },
            sleep: { seconds in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.now += seconds
                    state.sleeps.append(seconds)
                }
            },
            luck: { 1 })
    }
}
