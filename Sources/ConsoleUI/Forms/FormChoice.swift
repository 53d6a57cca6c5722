import Canvas

/// One of several, found by its first letters, by a part of its name, or by stepping through.
public struct FormChoice: Equatable, Sendable {
    public let options: [FormOption]
    /// An index of `options`; nil: none yet.
    public var chosen: Int?
    /// What was typed to find one; empty after stepping.
    public var typed = ""

    public init(_ options: [FormOption], value: String? = nil) {
        self.options = options
        chosen = options.firstIndex { $0.value == value }
    }

    public var value: String? { chosen.map { options[$0].value } }

    mutating func edit(_ key: Key) -> Bool {
        guard !options.isEmpty else { return false }
        switch key {
        case .right, .control("n"): step(1)
        case .left, .control("p"): step(-1)
        case .character(" ") where typed.isEmpty: step(1)
        case .character(let character): find(typed + String(character))
        case .paste(let text): find(typed + Sanitizer.clean(text))
        case .backspace:
            if typed.isEmpty { chosen = nil } else { find(String(typed.dropLast())) }
        case .delete, .control("u"):
            typed = ""
            chosen = nil
        default: return false
        }
        return true
    }

    private mutating func step(_ by: Int) {
        typed = ""
        guard let chosen else {
            self.chosen = by > 0 ? 0 : options.count - 1
            return
        }
        self.chosen = (chosen + by + options.count) % options.count
    }

    /// The first option that begins with the text, else the first that has it, else none.
    private mutating func find(_ text: String) {
        guard !text.isEmpty else {
            typed = ""
            return
        }
        let wanted = text.lowercased()
        typed = text
        chosen =
            options.firstIndex { $0.label.lowercased().hasPrefix(wanted) }
            ?? options.firstIndex { $0.label.lowercased().contains(wanted) }
    }
}
