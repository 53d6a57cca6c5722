/// What the other side sent is none of our messages.
public struct Malformed: Error, Equatable, Sendable {
    public let reason: String

    init(_ reason: StaticString) {
        self.reason = "\(reason)"
    }
}
