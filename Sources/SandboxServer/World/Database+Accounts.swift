/// Companies and accounts within what the caller may reach, and their end.
extension Database {
    func company(_ call: Call) throws -> Int {
        let id = ObjectID(call.parameters["company_id"] ?? "")
        guard let row = companies.firstIndex(where: { $0.id == id && !$0.isRemoved }) else { throw ApiError.notExist }
        guard call.reach == .all || users[call.caller].company == row else { throw ApiError.forbidden }
        return row
    }

    /// The company that a request's `company_id` names.
    func company(named text: String) throws -> Int {
        guard let id = ObjectID(text) else { throw ApiError.cast(text, "UUID", "company_id") }
        guard let row = companies.firstIndex(where: { $0.id == id && !$0.isRemoved }) else {
            throw ApiError.value("Company is not found", "company_id")
        }
        return row
    }

    func user(_ call: Call) throws -> Int {
        let id = ObjectID(call.parameters["user_id"] ?? "")
        guard let row = users.firstIndex(where: { $0.id == id && !$0.isRemoved }) else { throw ApiError.notExist }
        let isReached =
            switch call.reach {
            case .own: row == call.caller
            case .company: row == call.caller || users[row].company == users[call.caller].company
            case .all: true
            }
        guard isReached else { throw ApiError.forbidden }
        return row
    }

    /// An account goes: it logs in no more, and nothing it was logged in with is good any longer.
    mutating func remove(user row: Int) {
        users[row].isRemoved = true
        usersByEmail[users[row].email] = nil
        sessions.close(allOf: row)
    }
}
