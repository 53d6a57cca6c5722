/// An operator's word on an order as a whole: the documents do not show it, so the guess stands here alone.
///
/// `PATCH /api/folders/{id}` with any of `operator_status` (SUCCESS, DECLINED or null), `operator_comment` and
/// `resolution_comment` (reference, sections 7 and 10, marked [I]). No analysis changes, nor does the order's verdict.
enum FolderDecision {
    static let patch: Route.Handler = { database, call in
        let row = try database.folder(call)
        let body = try call.object()
        let fields = ["operator_status", "operator_comment", "resolution_comment"]
        guard fields.contains(where: { body[$0] != nil }) else { throw ApiError.missing("operator_status") }
        let status = try status(body)
        let comment = try text("operator_comment", body)
        let resolutionComment = try text("resolution_comment", body)
        let parts = try Database.FolderParts(call.query, media: true)
        if let status {
            database.folders[row].operatorStatus = status
            database.folders[row].decider = call.caller
        }
        if let comment { database.folders[row].operatorComment = comment }
        if let resolutionComment { database.folders[row].comment = resolutionComment }
        database.touch(row, now: call.now)
        if status != nil { database.folders[row].decided = database.lastStamp }
        return .json(database.view(database.folders[row], parts, base: call.base))
    }

    /// Nil where the field is not sent, nil within where it is null.
    private static func status(_ body: JSON) throws -> Resolution?? {
        guard let value = body["operator_status"] else { return nil }
        if value.isNull { return .some(nil) }
        guard let word = value.text else { throw ApiError.type("operator_status") }
        guard let status = Resolution(rawValue: word.uppercased()), DecisionRules.verdicts.contains(status) else {
            throw ApiError.cast(word, "Resolution", "operator_status")
        }
        return .some(status)
    }

    private static func text(_ name: String, _ body: JSON) throws -> String?? {
        guard let value = body[name] else { return nil }
        if value.isNull { return .some(nil) }
        guard let text = value.text else { throw ApiError.type(name) }
        return .some(text)
    }
}
