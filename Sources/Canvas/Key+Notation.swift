extension Key {
    private static let named: [(name: String, key: Key)] = [
        ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backTab), ("bs", .backspace), ("del", .delete),
        ("ins", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
        ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown), ("space", .character(" ")), ("lt", .character("<")),
        ("c-space", .control(" ")),
    ]

    private static let synonyms: [String: Key] = [
        "return": .enter, "cr": .enter, "escape": .escape, "backspace": .backspace, "delete": .delete,
        "insert": .insert, "pageup": .pageUp, "pagedown": .pageDown, "backtab": .backTab,
    ]

    /// Reads one key: `j`, `G`, `<enter>`, `<space>`, `<f1>`, `^d` or `<c-d>`, `<a-x>`; nil for anything else.
    public init?(notation: String) {
        let characters = Array(notation)
        if characters.count == 1, !Sanitizer.isUnsafe(characters[0]), characters[0] != " " {
            self = .character(characters[0])
        } else if characters.count == 2, characters[0] == "^", let key = Key.held(control: characters[1]) {
            self = key
        } else if characters.count > 2, characters.first == "<", characters.last == ">",
            let key = Key(name: String(characters[1..<(characters.count - 1)]))
        {
            self = key
        } else {
            return nil
        }
    }

    /// The way this key is written; a paste is written as its characters, and an unknown key as `<unknown>`.
    public var notation: String {
        switch self {
        case .character(" "): return "<space>"
        case .character(let character): return String(character)
        case .control(" "): return "<c-space>"
        case .control(let character): return "^" + String(character)
        case .alt(" "): return "<a-space>"
        case .alt(let character): return "<a-" + String(character) + ">"
        case .function(let number): return "<f\(number)>"
        case .paste(let text): return text
        case .unknown: return "<unknown>"
        default: return "<" + (Key.named.first { $0.key == self }?.name ?? "unknown") + ">"
        }
    }

    init?(name: String) {
        let lowered = name.lowercased()
        if let found = Key.named.first(where: { $0.name == lowered })?.key ?? Key.synonyms[lowered] {
            self = found
        } else if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else if lowered == "a-space" {
            self = .alt(" ")
        } else if lowered.hasPrefix("c-"), name.count == 3, let last = name.last, let key = Key.held(control: last) {
            self = key
        } else if lowered.hasPrefix("a-"), name.count == 3, let last = name.last, !Sanitizer.isUnsafe(last) {
            self = .alt(last)
        } else {
            return nil
        }
    }

    private static func held(control character: Character) -> Key? {
        guard let ascii = character.asciiValue else { return nil }
        switch UInt8(ascii) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return .control(character)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .control(Character(Unicode.Scalar(ascii + 32)))
        case UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "_"): return .control(character)
        default: return nil
        }
    }
}
