/// A long list found through its time indexes: order, ranges, conditions, page.
struct Listing {
    let paging: Paging
    let sorting: Sorting
    let created: TimeRange
    let updated: TimeRange

    init(_ call: Call, fields: [String]) throws {
        paging = try Paging(call.query)
        sorting = try Sorting(call.query, fields: ["time_created", "time_updated"] + fields)
        let filters = Filters(query: call.query, now: call.now)
        created = try filters.range("time_created")
        updated = try filters.range("time_updated")
    }

    /// The page's rows and the total; `rank` gives what other fields sort by, `id` what decides between equal rows,
    /// `conditions` must all hold.
    func find(
        byCreation: RowOrder, byUpdate: RowOrder, conditions: [(Int) -> Bool],
        times: @escaping (Int) -> (created: Moment, updated: Moment), rank: (Int, String) -> String,
        id: (Int) -> ObjectID
    ) throws -> (rows: [Int], total: Int) {
        let first = sorting.keys[0]
        let usesUpdate = first.field == "time_updated" || (!updated.isOpen && first.field != "time_created")
        let rows =
            usesUpdate
            ? byUpdate.rows(within: updated, ascending: first.ascending)
            : byCreation.rows(within: created, ascending: first.ascending)
        var conditions = conditions
        let other = usesUpdate ? created : updated
        if !other.isOpen {
            conditions.append { other.contains(usesUpdate ? times($0).created : times($0).updated) }
        }
        let accepts: ((Int) -> Bool)? =
            conditions.isEmpty ? nil : { row in conditions.allSatisfy { $0(row) } }
        // No two changes share a time, so a time leaves nothing for later keys to sort.
        if first.field.hasPrefix("time_") { return try paging.page(of: rows, where: accepts) }
        let accepted = rows.filter { accepts?($0) ?? true }
        return try paging.page(of: sorted(accepted, times: times, rank: rank, id: id))
    }

    private func sorted(
        _ rows: [Int], times: (Int) -> (created: Moment, updated: Moment), rank: (Int, String) -> String,
        id: (Int) -> ObjectID
    ) -> [Int] {
        let ranked = rows.map { row in
            (
                row,
                sorting.keys.map { key in
                    switch key.field {
                    case "time_created": Rank.time(times(row).created)
                    case "time_updated": Rank.time(times(row).updated)
                    default: Rank.word(rank(row, key.field))
                    }
                }
            )
        }
        return ranked.sorted { left, right in
            for (place, key) in sorting.keys.enumerated() where left.1[place] != right.1[place] {
                return (left.1[place] < right.1[place]) == key.ascending
            }
            return id(left.0) > id(right.0)
        }.map(\.0)
    }

    private enum Rank: Comparable {
        case time(Moment)
        case word(String)
    }
}
