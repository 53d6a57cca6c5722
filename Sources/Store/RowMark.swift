/// A row's place in a sorted list: enough to find it again, or its neighbour when it is gone.
public struct RowMark: Hashable, Sendable {
    /// The object's id.
    public let id: String
    /// What the row was sorted by when it was read.
    public let key: SortValue
    /// The mirror's own number of the row, which settles ties.
    public let row: Int64

    /// A place from its parts.
    public init(id: String, key: SortValue, row: Int64) {
        self.id = id
        self.key = key
        self.row = row
    }
}
