/// What lies over the screen and takes the keys first.
public enum Overlay: Equatable, Sendable {
    /// The keys that work here.
    case help(Help)
    /// One line to type into: a command, a text to find.
    case prompt(Prompt)
    /// A short list to choose from: sort orders, themes.
    case menu(Menu)
    /// A question that one key answers.
    case confirm(Confirm)
    /// A few fields to fill in.
    case form(Form)
    /// What a new account logs in with, shown once.
    case credentials(Credentials, isLeaving: Bool = false)
    /// A decision to confirm.
    case decide(DecisionForm)
}

/// The help as it is being read.
public struct Help: Equatable, Sendable {
    /// The first line shown.
    public var scroll = 0
    /// Only lines with this text are shown; empty for all.
    public var filter = EditLine()
    public var isTyping = false

    public init() {}
}

/// A question; `enter` does `action`, `esc` does nothing.
public struct Confirm: Equatable, Sendable {
    public let question: String
    /// What `enter` does, in one word.
    public let verb: String
    public let action: Action

    public init(question: String, verb: String, action: Action) {
        self.question = question
        self.verb = verb
        self.action = action
    }
}

/// A short list to choose from.
public struct Menu: Equatable, Sendable {
    /// One line of a menu: what it says and what choosing it does.
    public struct Item: Equatable, Sendable {
        public let label: String
        public let note: String
        public let action: Action

        public init(label: String, note: String = "", action: Action) {
            self.label = label
            self.note = note
            self.action = action
        }
    }

    public let title: String
    public let items: [Item]
    public var cursor: Int
    /// What moving the cursor does at once, e.g. a theme tried on; `esc` undoes it with `undo`.
    public let undo: Action?

    public init(title: String, items: [Item], cursor: Int = 0, undo: Action? = nil) {
        self.title = title
        self.items = items
        self.cursor = cursor
        self.undo = undo
    }
}
