/// One answered request as the log tells it: who asked for what, what came of it, and no secret.
struct LogEntry {
    let call: Call
    /// What came of the request.
    let reply: Reply
    /// What was sent instead of the reply, where that was lost.
    let instead: Reply?

    var json: JSON {
        var members: [JSON.Member] = [
            .init("time", call.now.json), .init("method", .string(call.method)), .init("path", .string(call.path)),
        ]
        if !call.query.items.isEmpty { members.append(.init("query", .string(query))) }
        members.append(.init("user", .optional(call.email)))
        members.append(.init("xray", .string(call.trace)))
        members.append(.init("status", status))
        if instead != nil { members.append(.init("lost", true)) }
        if let decision = reply.decision { members.append(.init("decision", decision.json)) }
        return .object(members)
    }

    /// The status that was sent; null where the connection was closed instead.
    private var status: JSON {
        let sent = instead ?? reply
        if case .hangUp = sent.body { return .null }
        return .int(sent.status)
    }

    /// The parameters, decoded; what looks for people is left out, since it may hold their names.
    private var query: String {
        call.query.items.map { name, value in
            name.hasPrefix("meta_data") || name == "search_text" ? "\(name)=…" : "\(name)=\(value)"
        }.joined(separator: "&")
    }
}
