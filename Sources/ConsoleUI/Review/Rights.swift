import OzModel

/// Why this log-in may not do something, in the operator's words; nil when it may, as far as this console knows. A
/// server that says no is right all the same.
enum Rights {
    static func refusal(
        _ deed: Deed, _ resource: Resource, company: Company.ID? = nil, isOwn: Bool? = nil, _ state: State
    ) -> String? {
        let author = state.identity.author
        return Permission.refusal(
            role: author.role, companyID: author.companyID, deed, resource, objectCompany: company, isOwn: isOwn)
    }

    static func refusal(_ deed: Deed, _ resource: Resource, of order: Known<Order>, _ state: State) -> String? {
        refusal(deed, resource, company: order.companyID, isOwn: order.isOwn, state)
    }

    static func refusal(toDecide analysis: Analysis?, _ state: State) -> String? {
        refusal(toSend: state) ?? refusal(.decide, .analysis, company: analysis?.companyID, state)
    }

    /// What stands against sending anything at all.
    static func refusal(toSend state: State) -> String? {
        if state.identity.isReadOnly { return "this console is read-only: nothing is sent to this server" }
        return state.identity.owner == nil ? "nobody is logged in: :login brings the log-in" : nil
    }
}
