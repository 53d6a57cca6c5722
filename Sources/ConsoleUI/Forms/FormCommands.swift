import OzModel

/// What creates, changes and deletes, by form.
let formCommands: [Command] = [
    Command(
        "new", in: .object, keys: ["+"], help: "new", names: ["new"], hint: 38, refusal: Changing.refusal,
        action: Opening.new),
    Command(
        "edit", in: .object, keys: ["E"], help: "edit", names: ["edit"], hint: 39, refusal: Changing.refusal,
        action: Opening.edit),
    Command(
        "run", in: .object, keys: ["R"], help: "run analyses", names: ["run"], hint: 88, refusal: Changing.refusal,
        action: Opening.run),
    Command(
        "delete", in: .object, keys: ["X"], help: "delete", names: ["delete"], hint: 89, refusal: Changing.refusal,
        action: Opening.delete),
    Command(
        "search-face", in: .object, keys: ["F"], help: "search a face", names: ["face"], hint: 41,
        refusal: Changing.refusal, action: Opening.searchFace),
    Command(
        "password", in: .object, keys: [], help: "change a password", names: ["password"], refusal: Changing.refusal,
        action: Opening.password),
    Command(
        "profile", keys: [], help: "your own account", names: ["profile"], action: Opening.profile),
]

/// What stands against any change from here.
enum Changing {
    @Sendable static func refusal(_ context: Context) -> String? {
        let identity = context.state.identity
        if identity.isReadOnly { return "this console is read-only: nothing is sent to this server" }
        if case .chosenOffline = context.state.news {
            return "opened with --offline: changes are not kept for later, only decisions are"
        }
        guard identity.owner != nil else { return "nobody is logged in: :login brings the log-in" }
        if context.state.detail?.version != nil {
            return "a former version does not change: esc leads to what it is now"
        }
        return nil
    }

    /// Why this account may not; nil where it may, or where only the server can say.
    static func refusal(
        _ deed: Deed, _ resource: Resource, company: Company.ID? = nil, isOwn: Bool? = nil, _ context: Context
    ) -> String? {
        let author = context.state.identity.author
        return Permission.refusal(
            role: author.role, companyID: author.companyID, deed, resource, objectCompany: company, isOwn: isOwn)
    }
}
