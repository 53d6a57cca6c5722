/// One kind of record of our own: its fields for programs, its columns for people.
struct RecordShape<Row>: Sendable {
    /// What programs read.
    struct Field: Sendable {
        let name: String
        let value: @Sendable (Row) -> Records.Value

        init(_ name: String, _ value: @escaping @Sendable (Row) -> Records.Value) {
            self.name = name
            self.value = value
        }
    }

    /// What a table shows.
    struct Column: Sendable {
        let heading: String
        /// No wider than this on a terminal.
        let most: Int
        /// Where room is short the columns of the highest rank go first; those of rank 0 stay.
        let rank: Int
        let isRight: Bool
        let text: @Sendable (Row) -> String

        init(
            _ heading: String, _ most: Int, rank: Int = 0, isRight: Bool = false,
            _ text: @escaping @Sendable (Row) -> String
        ) {
            self.heading = heading
            self.most = most
            self.rank = rank
            self.isRight = isRight
            self.text = text
        }
    }

    let fields: [Field]
    let columns: [Column]
    /// What stands below a row of a table: texts too long for a column.
    let below: @Sendable (Row) -> [String]

    /// A record as a JSON object.
    func object(_ row: Row) -> String { Records.object(fields.map(\.name), fields.map { $0.value(row) }) }

    /// A record as cells between tabs or commas.
    func cells(_ row: Row) -> [JSONScalar] { fields.map { $0.value(row).scalar } }

    /// The columns that a terminal has room for; all of them where there is none.
    func columns(for width: Int?) -> [Column] {
        var kept = columns
        guard let width else { return kept }
        while kept.reduce(-TextTable.gap.count, { $0 + $1.most + TextTable.gap.count }) > width {
            let ranks = kept.map(\.rank)
            guard let highest = ranks.max(), highest > 0, let index = ranks.lastIndex(of: highest) else { break }
            kept.remove(at: index)
        }
        return kept
    }
}
