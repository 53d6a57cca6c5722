/// Which part of a list is asked for (reference, section 4).
struct Paging: Equatable, Sendable {
    static let most = 5000
    /// Most rows of a list without a limit [I]: the memory has one.
    static let mostOfAll = 100_000

    let offset: Int
    /// Most rows of an answer; -1 for all.
    let limit: Int
    /// Leaves the total count out.
    let omitsTotal: Bool

    init(_ query: Query) throws {
        offset = try Self.number("offset", query) ?? 0
        limit = try Self.number("limit", query) ?? 100
        omitsTotal = try query.flag("total_omit")
        guard offset >= 0 else { throw ApiError.value("Invalid offset value for pagination", "offset") }
        guard limit >= -1 else { throw ApiError.value("Invalid limit value for pagination", "limit") }
        guard limit <= Self.most else {
            throw ApiError.value("Invalid limit value for pagination - exceed max available", "limit")
        }
    }

    /// This page of rows, and how many there are.
    func page(of rows: [Int]) throws -> (rows: [Int], total: Int) {
        let rest = rows.dropFirst(offset)
        try check(rest.count)
        return (Array(limit < 0 ? rest : rest.prefix(limit)), rows.count)
    }

    /// The rows of this page among those that a condition accepts, and how many it accepts in all.
    func page(of rows: RowSlice, where accepts: ((Int) -> Bool)?) throws -> (rows: [Int], total: Int) {
        guard let accepts else {
            let rest = rows.dropping(offset)
            try check(rest.count)
            return (limit < 0 ? Array(rest) : Array(rest.prefix(limit)), rows.count)
        }
        var page: [Int] = []
        var total = 0
        for row in rows where accepts(row) {
            if total >= offset, limit < 0 || page.count < limit { page.append(row) }
            total += 1
            if omitsTotal, limit >= 0, page.count >= limit { break }
        }
        try check(page.count)
        return (page, total)
    }

    private func check(_ count: Int) throws {
        guard limit >= 0 || count <= Self.mostOfAll else {
            throw ApiError.value("Invalid limit value for pagination - exceed max available", "limit")
        }
    }

    /// The envelope around a page.
    func envelope(_ items: [JSON], total: Int) -> JSON {
        [
            "offset": .int(offset), "limit": .int(limit), "total_count": omitsTotal ? .null : .int(total),
            "items": .array(items),
        ]
    }

    private static func number(_ name: String, _ query: Query) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text) else { throw ApiError.type(name) }
        return number
    }
}
