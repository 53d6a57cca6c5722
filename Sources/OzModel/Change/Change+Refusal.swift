extension Change {
    /// Why an account may not make this change, in the operator's words; nil where it may, or where only the server can
    /// say.
    public func refusal(to author: Author) -> String? {
        if let refusal = Permission.refusal(
            role: author.role, companyID: author.companyID, deed, resource, objectCompany: companyID, isOwn: isOwn)
        {
            return refusal
        }
        if let type = analyses.map(\.type).first(where: author.barred.contains) {
            return "this account may not start \(type.wire): an administrator can allow it"
        }
        switch self {
        case .createUser(let user): return Self.refusal(author, user)
        case .updateUser(let user, let edit, _): return Self.refusal(author, user, edit)
        case .deleteUser(let user) where author.isSame(as: user):
            return "you are logged in as this account: another administrator has to delete it"
        case .report(let change): return change.refusal(to: author)
        default: return nil
        }
    }

    private static func refusal(_ author: Author, _ user: NewUser) -> String? {
        guard author.reaches(.create) == .company, !user.role.hasCompany else { return nil }
        return "accounts of role \(user.role.title) have no company: only an ADMIN makes them"
    }

    private static func refusal(_ author: Author, _ user: Known<User>, _ edit: UserEdit) -> String? {
        if edit.changesOffice, author.reaches(.update) == .own {
            return "of your own account you may change name, e-mail and password: the rest is for an administrator"
        }
        if edit.role != nil, author.isSame(as: user) {
            return "you are logged in as this account: another administrator has to change its role"
        }
        guard author.reaches(.update) == .company else { return nil }
        if let role = edit.role, !role.hasCompany {
            return "accounts of role \(role.title) have no company: only an ADMIN makes them"
        }
        guard let company = edit.company?.id, let own = author.companyID, company != own else { return nil }
        return "you may not move an account into another company: only an ADMIN may"
    }
}

extension Author {
    func reaches(_ deed: Deed) -> Reach? { role.flatMap { Permission.reach(of: $0, deed, .user) } }

    func isSame(as user: Known<User>) -> Bool { user.isOwn ?? userID.map { $0 == user.id } ?? false }
}

extension UserRole {
    /// Whether accounts of this role belong to a company; of a role that is not known it is not known either. [D]
    public var hasCompany: Bool { self != .admin && self != .operator }

    /// The role as it is shouted: CLIENT ADMIN.
    public var title: String { words.uppercased() }
}
