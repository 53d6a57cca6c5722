/// A text that must never be printed: a password or a token.
public struct Secret: Hashable, Sendable {
    /// The text itself, for the one place that has to send it.
    public let exposed: String

    /// Wraps a text so that printing and reflection show dots.
    public init(_ text: String) {
        exposed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots, whatever the text is.
    public var description: String { "•••" }
    /// Dots, whatever the text is.
    public var debugDescription: String { "•••" }
    /// A mirror without children, so that `dump` shows nothing either.
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: []) }
}
