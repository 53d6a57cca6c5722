import OzModel

/// Why this log-in may not do something, in the operator's words; nil when it may, as far as this console knows. A
/// server that says no is right all the same.
enum Rights {
    static func refusal(toDecide analysis: Analysis?, _ state: State) -> String? {
        let identity = state.identity
        if identity.isReadOnly { return "this console is read-only: nothing is sent to this server" }
        guard identity.owner != nil else { return "nobody is logged in: :login brings the log-in" }
        return Permission.refusal(
            role: identity.role, companyID: identity.companyID.map { Company.ID($0) }, .decide, .analysis,
            objectCompany: analysis?.companyID)
    }
}

extension Rights {
    static func refusal(toSeeStatistics state: State) -> String? {
        let company = state.identity.companyID.map { Company.ID($0) }
        return Permission.refusal(
            role: state.identity.role, companyID: company, .read, .statistics, objectCompany: nil)
    }
}
