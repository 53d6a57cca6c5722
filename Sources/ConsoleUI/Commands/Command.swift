import Canvas
import OzModel

/// Something the operator can tell the console to do: by key, by name after `:`, and listed in the help.
public struct Command: Sendable {
    /// Where a command works. A key may mean different things in different scopes.
    public enum Scope: String, CaseIterable, Sendable {
        case everywhere, list, detail, object, statistics, viewer

        /// The scope whose keys work here too, unless they mean something else here.
        private var parent: Scope? {
            switch self {
            case .statistics: .detail
            case .list, .detail: .object
            case .everywhere, .object, .viewer: nil
            }
        }

        /// The scopes whose keys work here, the nearest first.
        public var reach: [Scope] { [self] + (parent?.reach ?? [.everywhere]) }
    }

    /// The name used in `[keys]` of the configuration.
    public let id: String
    public let scope: Scope
    /// Default keys in `Key` notation.
    public let keys: [String]
    /// One or two words, for the hint line and the help.
    public let help: String
    /// What may be typed after `:`; empty when it is a key only.
    public let names: [String]
    /// Shown in the hint line; lower comes first, nil stays out.
    public let hint: Int?
    /// Why it cannot be done here and now, in the operator's words; nil when it can.
    let refusal: @Sendable (Context) -> String?
    /// What it amounts to here and now; nil: nothing to do.
    let action: @Sendable (Context) -> Action?
    /// What it amounts to with a word after its name; nil when it takes none.
    let argument: (@Sendable (String, Context) -> Result<Action, Palette.Mistake>)?

    init(
        _ id: String, in scope: Scope = .everywhere, keys: [String], help: String, names: [String] = [],
        hint: Int? = nil, refusal: @escaping @Sendable (Context) -> String? = { _ in nil },
        argument: (@Sendable (String, Context) -> Result<Action, Palette.Mistake>)? = nil,
        action: @escaping @Sendable (Context) -> Action?
    ) {
        self.id = id
        self.scope = scope
        self.keys = keys
        self.help = help
        self.names = names
        self.hint = hint
        self.refusal = refusal
        self.action = action
        self.argument = argument
    }
}

/// What a command may look at to know what it amounts to.
struct Context {
    let state: State
    let models: ViewModels
    /// The case that a decision would be about, as it was last painted, by the analysis' id.
    var aim: [String: Sight] = [:]
}
