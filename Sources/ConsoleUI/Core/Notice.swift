/// One sentence for the operator: what happened and what will be done. Gone after a while.
public struct Notice: Equatable, Sendable {
    /// How much it matters.
    public enum Level: Equatable, Sendable { case info, warning, error }

    public let level: Level
    public let text: String
    /// Epoch seconds at which it leaves the screen.
    public let until: Double

    public init(level: Level, text: String, until: Double) {
        self.level = level
        self.text = text
        self.until = until
    }

    /// Seconds a notice stays: long enough to be read, errors longer.
    static func stay(_ level: Level) -> Double {
        switch level {
        case .info: 5
        case .warning: 10
        case .error: 15
        }
    }
}
