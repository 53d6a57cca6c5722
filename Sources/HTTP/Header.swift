/// One header line; names compare without regard to case.
public struct Header: Hashable, Sendable {
    public var name: String
    public var value: String

    /// Pairs a name with its value; neither may hold a line break or a NUL (a transport refuses those).
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [Header] {
    /// The value of the first header called `name` (in any case), or nil.
    public func value(of name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }
}
