/// One condition on an order's metadata: `path operator value`.
public struct MetaCondition: Hashable, Sendable {
    /// How the value at the path compares.
    public enum Comparison: String, Hashable, Sendable {
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
    }

    public let path: String
    public let comparison: Comparison
    public let value: String

    /// Nil when the API cannot say it: it separates conditions by commas and knows no way to quote one.
    public init?(_ path: String, _ comparison: Comparison, _ value: String) {
        guard !path.isEmpty, !path.contains(where: { ",=!<>".contains($0) }), !value.contains(",") else { return nil }
        self.path = path
        self.comparison = comparison
        self.value = value
    }

    var text: String { path + comparison.rawValue + value }
}
