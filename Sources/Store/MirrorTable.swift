import OzModel

/// One noun's table: where its values come from in the API's JSON, how rows keep them, and what it can be sorted by.
struct MirrorTable: Sendable {
    /// A value of an element: the SQL that takes it out of `p.value`, and how it is kept.
    struct Column: Sendable {
        let name: String
        let pick: String
        let form: Form

        init(_ name: String, _ pick: String, _ form: Form = .plain) {
            self.name = name
            self.pick = pick
            self.form = form
        }
    }

    /// How a row keeps a value.
    enum Form: Equatable, Sendable {
        /// As it is.
        case plain
        /// By its number in `words`, where `missing` stands for none.
        case word(kind: String, missing: Int)
        /// An owner's id by its number in `owners`; `company` reads as `company_id` and `company_name`.
        case owner(Noun)
        /// The order it belongs to: by its number, or where it is unknown below 0 that of `awaited`; 0: to none.
        case order
        /// The order's user, so that a person's analyses and media need no look at orders.
        case orderUser
        /// Its thresholds by their number in `bounds`.
        case bound
        /// A list of media: the number of each, or its id where it is unknown.
        case sources
        /// Not at all: read from the JSON where one object is looked at.
        case detail
    }

    let noun: Noun
    /// Where an element's id may stand, best first.
    let ids: [String]
    /// Whether an element without a numeric `time_created` is unreadable.
    let needsTime: Bool
    let columns: [Column]
    /// The element's own text, without the lists that have tables of their own.
    let json: String
    /// SQL for what a packed text can leave out because a row has it already.
    let contextOf: @Sendable (_ row: String) -> [String]
    /// Counts and the like that are worked out when a row is read.
    let computed: [(name: String, sql: String)]
    /// The texts that finding looks through, in terms of `p.value` alone.
    let search: [String]
    /// Those of a small table that are not in its JSON.
    let names: [String]
    let sorts: [Sort]
    /// The column that a row is read with for each field of the API that the mirror may have to work out.
    let derived: [String: String]
    /// The columns within whose values an index has the newest first.
    let newestBy: [String]
    /// The column of each owner, for scopes.
    let scopes: [String: String]

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

    var name: String { noun.rawValue }

    /// The order that a sort key stands for.
    func path(sort key: String) throws(StoreError) -> SortPath {
        guard let sort = sorts.first(where: { $0.key == key }) else {
            throw StoreError.unknownSort(key: key, known: sorts.map(\.key))
        }
        return sort.path
    }

    /// The columns that rows keep, with their forms.
    var kept: [Column] { columns.filter { $0.form != .detail } }

    static let updated = Column(
        "updated", "coalesce(\(Pick.firstNumber(["$.time_updated", "$.time_created"])), 0)")
    static let states = Verdict.known.map(\.wire)
    static let verdicts = Form.word(kind: "verdict", missing: 0)
    static let company = Column("company", Pick.text("$.company_id"), .owner(.companies))
    static let orderID = "coalesce(\(Pick.text("$.folder_id")), p.parent)"
}
