/// A row's place in a sorted list: enough to find it again, or its neighbour when it is gone.
public struct RowMark: Hashable, Sendable {
    /// The object's id.
    public let id: String
    /// What the row was sorted by when it was read.
    public let key: SortValue
    /// The mirror's own number of the row, which settles ties.
    public let row: Int64
    /// What rows of the same key are sorted by.
    let rest: [SortValue]
    /// Which part of the order it stands in.
    let segment: Int

    /// A place from its parts; without more of them a row that is gone is not replaced by its neighbour.
    public init(id: String, key: SortValue, row: Int64) {
        self.init(id: id, key: key, row: row, rest: [], segment: 0)
    }

    init(id: String, key: SortValue, row: Int64, rest: [SortValue], segment: Int) {
        self.id = id
        self.key = key
        self.row = row
        self.rest = rest
        self.segment = segment
    }
}
