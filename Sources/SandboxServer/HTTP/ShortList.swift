/// A list short enough to be looked at whole: filtered by times and metadata, sorted, paged (reference, section 4).
struct ShortList {
    /// What a row is filtered and sorted by.
    struct Facts {
        let id: ObjectID
        let created: Moment
        let updated: Moment
        let metaData: JSON
        /// Further fields to sort by.
        var words: [String: String] = [:]
    }

    private let paging: Paging
    private let sorting: Sorting
    private let created: TimeRange
    private let updated: TimeRange
    private let meta: MetaFilter?

    /// Reads a request; `fields` are those of the facts' words, and the name of the id.
    init(_ call: Call, fields: [String]) throws {
        paging = try Paging(call.query)
        sorting = try Sorting(call.query, fields: ["time_created", "time_updated"] + fields)
        let filters = Filters(query: call.query, now: call.now)
        created = try filters.range("time_created")
        updated = try filters.range("time_updated")
        meta = try MetaFilter(call.query)
    }

    /// The page of the rows that fit.
    func reply(_ rows: [Int], facts: (Int) -> Facts, view: (Int) -> JSON) throws -> Reply {
        let fitting = rows.map { (row: $0, facts: facts($0)) }.filter { fits($0.facts) }
        let page = try paging.page(of: fitting.sorted { stands($0.facts, before: $1.facts) }.map(\.row))
        return .json(paging.envelope(page.rows.map(view), total: page.total))
    }

    private func fits(_ facts: Facts) -> Bool {
        created.contains(facts.created) && updated.contains(facts.updated) && meta?.accepts(facts.metaData) ?? true
    }

    private func stands(_ left: Facts, before right: Facts) -> Bool {
        for key in sorting.keys {
            let isLess: Bool
            switch key.field {
            case "time_created" where left.created != right.created: isLess = left.created < right.created
            case "time_updated" where left.updated != right.updated: isLess = left.updated < right.updated
            case "time_created", "time_updated": continue
            default:
                let (one, other) = (word(key.field, left), word(key.field, right))
                if one == other { continue }
                isLess = one < other
            }
            return isLess == key.ascending
        }
        return left.id > right.id
    }

    /// What is no word of its own is the id.
    private func word(_ field: String, _ facts: Facts) -> String { facts.words[field] ?? facts.id.description }
}
