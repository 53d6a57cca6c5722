import FoundationEssentials

/// Time and chance, to be replaced in tests.
public struct Pace: Sendable {
    /// Epoch seconds.
    public var now: @Sendable () -> Double
    /// Waits so many seconds; throws when the task is cancelled.
    public var sleep: @Sendable (Double) async throws -> Void
    /// A number in 0...1.
    public var luck: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async throws -> Void,
        luck: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.luck = luck
    }

    /// The system's clock and chance.
    public static let real = Pace(
        now: { Date().timeIntervalSince1970 },
        // A clock has an end, and a pause beyond it would be a crash.
        sleep: { try await Task.sleep(for: .seconds(min($0, 86_400 * 365))) },
        luck: { Double.random(in: 0...1) }
    )
}
