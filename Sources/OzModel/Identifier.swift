/// An object's id as the server gave it, marked with the kind of object it names so that ids cannot be mixed up.
public struct Identifier<Kind>: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    /// The id's text, kept exactly as it came.
    public let rawValue: String

    /// Marks a text as the id of a `Kind`.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Marks a text as the id of a `Kind`.
    public init(_ text: String) {
        self.init(rawValue: text)
    }

    /// The id's text.
    public var description: String { rawValue }

    /// The first eight characters, for a column too narrow for the whole id.
    public var short: String { String(rawValue.prefix(8)) }
}
