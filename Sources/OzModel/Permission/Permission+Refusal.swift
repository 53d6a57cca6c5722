extension Permission {
    /// Why an account may not do something to an object, in the operator's words; nil where it may.
    ///
    /// What is not known is not refused here: an unknown role, an unknown company, or whether the object is the
    /// account's own.
    public static func refusal(
        role: UserRole?, companyID: Company.ID?, _ deed: Deed, _ resource: Resource, objectCompany: Company.ID?,
        isOwn: Bool? = nil
    ) -> String? {
        guard let role, UserRole.known.contains(role) else { return nil }
        guard let reach = reach(of: role, deed, resource) else { return refusal(role, deed, resource) }
        if reach != .all, let companyID, let objectCompany, companyID != objectCompany {
            return "this \(resource.singular) belongs to another company"
        }
        guard reach == .own, isOwn == false else { return nil }
        return resource == .user
            ? "\(article(role)) may \(deed) no account but their own" : "this \(resource.singular) is another user's"
    }

    private static func refusal(_ role: UserRole, _ deed: Deed, _ resource: Resource) -> String {
        let holders = holders(of: deed, resource)
        guard deed == .decide else {
            let right = "\(article(role)) may not \(deed) \(resource.plural)"
            return holders.isEmpty ? "\(right): nobody may" : "\(right): that is for \(list(holders))"
        }
        guard !holders.isEmpty else { return "only an analysis can be decided" }
        return role == .admin
            ? "an ADMIN may do everything but decide: log in as an operator"
            : "\(article(role)) may not decide: that is an operator's right"
    }

    /// "an ADMIN", "a CLIENT ADMIN".
    private static func article(_ role: UserRole) -> String {
        let words = title(role)
        return "AEIOU".contains(words.prefix(1)) ? "an \(words)" : "a \(words)"
    }

    private static func list(_ roles: [UserRole]) -> String {
        let titles = roles.map(title)
        guard let last = titles.last, titles.count > 1 else { return titles.joined() }
        return "\(titles.dropLast().joined(separator: ", ")) and \(last)"
    }

    private static func title(_ role: UserRole) -> String { role.words.uppercased() }
}
