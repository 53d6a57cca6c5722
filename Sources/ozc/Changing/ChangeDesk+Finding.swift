import OzModel
import Sync

extension ChangeDesk {
    /// One change from beginning to end.
    func run(_ change: Change, _ options: ChangeOptions) async throws {
        try await check(change)
        let result = ChangeResult(change: change, outcome: try await send(change))
        try options.report(change.resource).leave([result])
    }

    /// A company by id or name; nil where none is named.
    func company(_ text: String?) async throws -> Known<Company>? {
        guard let text else { return nil }
        return Known(try await Directory(desk: self).company(text))
    }

    /// An account by id or e-mail; `me` for the log-in itself.
    func user(_ text: String) async throws -> User {
        guard text == "me" else { return try await Directory(desk: self).user(text) }
        guard let id = author.userID else {
            throw Failure(.usage, "who is logged in is not known: name the account by its e-mail")
        }
        return try await read(User.self, .users, id.rawValue)
    }
}
