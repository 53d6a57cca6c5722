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
        let state = context.state
        if case .chosenOffline = state.news {
            return "opened with --offline: changes are not kept for later, only decisions are"
        }
        if let refusal = Rights.refusal(toSend: state) { return refusal }
        guard state.detail?.version != nil else { return nil }
        return "a former version does not change: esc leads to what it is now"
    }
}
