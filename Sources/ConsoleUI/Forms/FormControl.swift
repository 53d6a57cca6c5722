import Canvas

/// How a field is filled in.
public enum FormControl: Equatable, Sendable {
    case line(FormLine)
    case lines(FormLines)
    /// One of several.
    case choice(FormChoice)
    /// Any of several.
    case checks(FormChecks)
    /// Files of this machine.
    case files(FormFiles)

    /// Applies a key; false when it means nothing here.
    mutating func edit(_ key: Key) -> Bool {
        switch self {
        case .line(var line):
            guard line.edit(key) else { return false }
            self = .line(line)
        case .lines(var lines):
            guard lines.edit(key) else { return false }
            self = .lines(lines)
        case .choice(var choice):
            guard choice.edit(key) else { return false }
            self = .choice(choice)
        case .checks(var checks):
            guard checks.edit(key) else { return false }
            self = .checks(checks)
        case .files(var files):
            guard files.edit(key) else { return false }
            self = .files(files)
        }
        return true
    }

    /// Whether it is filled in the same way.
    func hasKind(of other: FormControl) -> Bool {
        switch (self, other) {
        case (.line, .line), (.lines, .lines), (.checks, .checks), (.files, .files): true
        case (.choice(let choice), .choice(let other)): choice.options == other.options
        case (.line, _), (.lines, _), (.choice, _), (.checks, _), (.files, _): false
        }
    }
}

/// One line of text, or of a secret.
public struct FormLine: Equatable, Sendable {
    public var line: EditLine
    public let isSecret: Bool
    /// Whether a secret is shown, which one that was just made has to be.
    public var isShown: Bool
    /// What stands there, dim, while nothing was typed.
    public let hint: String

    public init(_ text: String = "", isSecret: Bool = false, isShown: Bool = false, hint: String = "") {
        line = EditLine(text)
        self.isSecret = isSecret
        self.isShown = isShown
        self.hint = hint
    }

    mutating func edit(_ key: Key) -> Bool {
        guard isSecret, key == .control("t") else { return line.edit(key) }
        isShown.toggle()
        return true
    }
}

extension FormLine: CustomReflectable, CustomStringConvertible {
    public var description: String { isSecret ? "•••" : line.text }
    /// Keeps a typed password out of every dump of the state.
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: ["text": description]) }
}

/// What can be chosen: what it is called here, and to the server.
public struct FormOption: Equatable, Sendable {
    public let value: String
    public let label: String

    public init(_ value: String, _ label: String) {
        self.value = value
        self.label = label
    }
}

/// Any of several, side by side.
public struct FormChecks: Equatable, Sendable {
    public let options: [FormOption]
    public var ticked: Set<String>
    /// The option that `space` ticks.
    public var cursor = 0

    public init(_ options: [FormOption], ticked: Set<String>) {
        self.options = options
        self.ticked = ticked
    }

    /// The same with other options: what is new is ticked, what stays is as it was.
    func offering(_ new: [FormOption]) -> FormChecks {
        let known = Set(options.map(\.value))
        let values = Set(new.map(\.value))
        var checks = FormChecks(new, ticked: ticked.intersection(values).union(values.subtracting(known)))
        checks.cursor = min(cursor, max(0, new.count - 1))
        return checks
    }

    mutating func edit(_ key: Key) -> Bool {
        guard !options.isEmpty else { return false }
        switch key {
        case .right: cursor = (cursor + 1) % options.count
        case .left: cursor = (cursor + options.count - 1) % options.count
        case .character(" "):
            let value = options[cursor].value
            if ticked.remove(value) == nil { ticked.insert(value) }
        case .character(let letter):
            // The first letter of its name ticks it too.
            guard let index = options.firstIndex(where: { $0.label.lowercased().hasPrefix(letter.lowercased()) })
            else { return true }
            cursor = index
            return edit(.character(" "))
        default: return false
        }
        return true
    }
}
