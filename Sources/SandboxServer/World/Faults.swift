/// What goes wrong on purpose; each fault has a chance of its own, so that none shifts another.
struct Faults: Sendable {
    private let failureRate: Double
    private let changeFailureRate: Double
    private let dropRate: Double
    private var failures: SplitMix
    private var changeFailures: SplitMix
    private var drops: SplitMix

    init(_ configuration: SandboxConfiguration) {
        failureRate = configuration.failureRate
        changeFailureRate = configuration.changeFailureRate
        dropRate = configuration.dropRate
        failures = SplitMix(configuration.seed ^ 0xFA11)
        changeFailures = SplitMix(configuration.seed ^ 0xC4A6E)
        drops = SplitMix(configuration.seed ^ 0xD609)
    }

    /// Whether a request is to fail with nothing done; only one that changes something does, and no log-in.
    mutating func prevents(_ call: Call) -> Bool {
        guard ["POST", "PATCH", "DELETE"].contains(call.method), !call.path.hasPrefix("/api/authorize/") else {
            return false
        }
        return changeFailures.chance(changeFailureRate)
    }

    /// What is sent in place of an answer: the deed is done and only its answer is lost, the case that a careful
    /// client must be ready for.
    mutating func instead() -> Reply? {
        let (fails, drops) = (failures.chance(failureRate), drops.chance(dropRate))
        return drops ? .hangUp : fails ? .error(.unknown) : nil
    }
}
