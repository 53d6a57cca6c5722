/// The rows around a place in a list, with what is needed to go on from there.
public struct Window<Record: MirrorRecord>: Equatable, Sendable {
    /// A record and its place.
    public struct Row: Equatable, Sendable {
        /// What is shown.
        public let record: Record
        /// Where it stands.
        public let mark: RowMark

        /// A row from its parts.
        public init(record: Record, mark: RowMark) {
            self.record = record
            self.mark = mark
        }
    }

    /// The rows in the list's order.
    public let rows: [Row]
    /// The index in `rows` of the row asked for, or of its nearest neighbour; nil when the list is empty.
    public let anchor: Int?
    /// Whether rows come before the first one here.
    public let hasMoreBefore: Bool
    /// Whether rows come after the last one here.
    public let hasMoreAfter: Bool

    /// A window from its parts.
    public init(rows: [Row], anchor: Int?, hasMoreBefore: Bool, hasMoreAfter: Bool) {
        self.rows = rows
        self.anchor = anchor
        self.hasMoreBefore = hasMoreBefore
        self.hasMoreAfter = hasMoreAfter
    }
}
