import GRDB

/// This machine's clock as SQL asks for it, so that the mirror can note when it learned of a change.
struct MachineClock: Sendable {
    /// Epoch seconds.
    let now: @Sendable () -> Double

    /// The SQL function that the triggers of the history call.
    var function: DatabaseFunction {
        let now = now
        return DatabaseFunction("ozc_now", argumentCount: 0, pure: false) { _ in now() }
    }
}
