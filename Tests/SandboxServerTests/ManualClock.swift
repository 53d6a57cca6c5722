import Synchronization

@testable import SandboxServer

/// A clock that stands still until a test moves it.
final class ManualClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ seconds: Double) {
        moment = Mutex(Moment(seconds: seconds))
    }

    var now: Moment { moment.withLock { $0 } }

    func advance(_ seconds: Double) {
        moment.withLock { $0 = $0 + seconds }
    }
}
