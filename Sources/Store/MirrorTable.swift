import OzModel

/// One noun's table: where its values come from in the API's JSON, and what it can be sorted by.
struct MirrorTable: Sendable {
    /// A column and the SQL that takes its value out of `p.value`.
    struct Column: Sendable {
        let name: String
        let pick: String

        init(_ name: String, _ pick: String) {
            self.name = name
            self.pick = pick
        }
    }

    /// A sort key as queries name it, and the column behind it.
    struct Sort: Sendable {
        let key: String
        let column: String

        init(_ key: String, _ column: String) {
            self.key = key
            self.column = column
        }
    }

    let noun: Noun
    /// What lists read from: the table, or a view that adds counts.
    let source: String
    /// Where an element's id may stand, best first.
    let ids: [String]
    /// Whether an element without a numeric `time_created` is unreadable.
    let needsTime: Bool
    let columns: [Column]
    /// The element's own text, without the lists that have tables of their own.
    let json: String
    let sorts: [Sort]
    /// The column that names each owner, for scopes.
    let scopes: [String: String]
    /// Columns that are kept when a shorter answer leaves them out.
    let kept: [String]

    /// The table of a noun.
    static func of(_ noun: Noun) -> MirrorTable {
        switch noun {
        case .orders: orders
        case .analyses: analyses
        case .media: media
        case .users: users
        case .companies: companies
        case .collections: collections
        }
    }

    /// The column that a sort key stands for.
    func column(sort key: String) throws(StoreError) -> String {
        guard let sort = sorts.first(where: { $0.key == key }) else {
            throw StoreError.unknownSort(key: key, known: sorts.map(\.key))
        }
        return sort.column
    }

    static let updated = Column(
        "updated", "coalesce(\(Pick.firstNumber(["$.time_updated", "$.time_created"])), 0)")
    static let states = Verdict.known.map(\.wire)
    static let companyName = "(SELECT c.name FROM companies AS c WHERE c.id = \(Pick.text("$.company_id")))"
    static let orderID = "coalesce(\(Pick.text("$.folder_id")), p.parent)"
    static let orderLabel =
        "coalesce((SELECT coalesce(o.transaction_id, substr(o.id, 1, 8)) FROM orders AS o WHERE o.id = \(orderID)),"
        + " substr(\(orderID), 1, 8))"
}
