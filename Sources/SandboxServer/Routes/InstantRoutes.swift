/// Instant API: an order that is judged and answered and of which nothing is kept (reference, sections 11.6 and 12).
enum InstantRoutes {
    static let all: [Route] = [Route("POST", "/api/instant/folders", .right(.create, .instant), create)]

    /// Works in a database of its own that ends with the request.
    static let create: Route.Handler = { database, call in
        let form = try Form(call, containers: database.captureTokens)
        let orders = try SingleRequest.orders(form, database, call)
        guard !orders.contains(where: { $0.type == .collection }) else {
            throw ApiError.value("Analysis COLLECTION is not available in instant mode", "analyses")
        }
        var scratch = database.scratch()
        let folder = try SingleRequest.make(form, orders, in: &scratch, call)
        database.made = scratch.made
        guard !scratch.desk.isExternal else { return Reply(status: 201, body: .waiting(.instant(folder, scratch))) }
        var end = call.now
        while let next = scratch.running.entries.first, next.time <= call.now + SingleRequest.longestWait {
            end = max(end, next.time)
            scratch.settle(now: next.time)
        }
        guard let answer = answer(folder, scratch, call) else { throw ApiError.unknown }
        return Reply(status: 201, body: .waiting(.until(end, answer)))
    }

    /// The order as it is answered, whatever of it has ended.
    static func answer(_ folder: Int, _ scratch: Database, _ call: Call) -> JSON? {
        SingleRequest.answer(folder, scratch, base: call.base, isLate: true)
            .map { unlinked($0).replacing(["user_id": nil, "company_id": nil]) }
    }

    /// The answer without links, since no file stays behind them.
    private static func unlinked(_ value: JSON) -> JSON {
        if let elements = value.elements { return .array(elements.map(unlinked)) }
        guard let members = value.members else { return value }
        return .object(
            members.map { member in
                switch member.name {
                // What the client wrote itself is left alone.
                case "meta_data": member
                case "original_url", "video_url", "preview_url", "thumb_url": .init(member.name, .null)
                default: .init(member.name, unlinked(member.value))
                }
            })
    }
}

extension Database {
    /// An empty database with the same accounts, whose new ids do not meet this one's.
    fileprivate func scratch() -> Database {
        var scratch = Database(configuration: configuration, source: source.empty, engine: engine)
        scratch.companies = companies
        scratch.users = users
        scratch.made = made
        scratch.lastStamp = lastStamp
        return scratch
    }
}
