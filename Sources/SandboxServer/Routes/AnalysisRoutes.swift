/// Analyses: lists, get, start, decide, delete.
enum AnalysisRoutes {
    /// A plain array, oldest first.
    static let ofFolder: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let conditions = try AnalysisConditions(database, call).conditions
        let rows = database.folders[folder].analyses.filter { row in conditions.allSatisfy { $0(row) } }
        return .json(.array(rows.map { database.view(database.analyses[$0], base: call.base) }))
    }

    static let list: Route.Handler = { database, call in
        let listing = try Listing(call, fields: ["analyse_id", "analysis_id", "type", "state", "resolution_status"])
        let found = try listing.find(
            byCreation: database.analysesByCreation, byUpdate: database.analysesByUpdate,
            conditions: AnalysisConditions(database, call).conditions,
            times: { [database] row in
                let seen = database.glimpse(analysis: row)
                return (seen.created, seen.updated)
            },
            rank: { rank(database.analyses[$0], by: $1) }, id: { database.id(ofAnalysis: $0) })
        let items = found.rows.map { database.view(database.analyses[$0], base: call.base) }
        return .json(listing.paging.envelope(items, total: found.total))
    }

    static let get: Route.Handler = { database, call in
        .json(database.view(database.analyses[try database.analysis(call)], base: call.base))
    }

    /// A plain array of what was started.
    static let start: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let body = try call.object()
        let orders = try AnalysisRequest(database, call, folder: folder).orders(body)
        if let callback = try Callback.read(body) { database.folders[folder].callback = callback }
        let rows = database.start(orders, folder: folder, call)
        return .json(.array(rows.map { database.view(database.analyses[$0], base: call.base) }), status: 201)
    }

    static let decide: Route.Handler = { database, call in
        let row = try database.analysis(call)
        let decision = try DecisionRules.read(try call.object())
        let before = database.analyses[row]
        try DecisionRules.check(before)
        database.decide(row, decision, by: call.caller, now: call.now)
        var reply = Reply.json(database.view(database.analyses[row], base: call.base))
        reply.decision = DecisionTrace(before: before, after: database.analyses[row])
        return reply
    }

    static let delete: Route.Handler = { database, call in
        database.remove(analysis: try database.analysis(call), now: call.now)
        return .noContent
    }

    private static func rank(_ analysis: Analysis, by field: String) -> String {
        switch field {
        case "type": analysis.type.rawValue
        case "state": analysis.state.rawValue
        case "resolution_status": analysis.resolution.rawValue
        default: analysis.id.description
        }
    }
}
