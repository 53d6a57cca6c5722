/// One field to sort a list by, such as `time_created`.
public struct Sorting: Hashable, Sendable {
    public var field: String
    public var ascending: Bool

    public init(_ field: String, ascending: Bool) {
        self.field = field
        self.ascending = ascending
    }

    /// The form of the API: `field{asc}` or `field{desc}`.
    var text: String { "\(field){\(ascending ? "asc" : "desc")}" }
}
