import Canvas
import Query

/// One line to type into, with a cursor, a history and completion.
public struct Prompt: Equatable, Sendable {
    /// What the line is for.
    public enum Purpose: Equatable, Sendable {
        case command, find
        /// The query of the list on screen.
        case filter
        /// A note on an order, kept on this machine only.
        case note(order: String)
    }

    public let purpose: Purpose
    public var line: EditLine
    /// Which older line is shown, counted back from the newest; nil: the one being typed.
    public var historyIndex: Int?
    /// What was being typed before the history was looked at.
    public var draft = ""
    public var error: String?
    /// Where the query is wrong.
    public var mistake: QueryMistake?
    /// What tab has been going through.
    public var cycle: Cycle?

    /// The choices that tab offers one after the other, and where it began.
    public struct Cycle: Equatable, Sendable {
        public let start: EditLine
        public let index: Int
    }

    public init(purpose: Purpose, text: String = "") {
        self.purpose = purpose
        self.line = EditLine(text)
    }
}

/// Text being typed, with the usual editing keys.
public struct EditLine: Equatable, Sendable {
    public private(set) var text: String
    /// In characters from the start.
    public private(set) var cursor: Int

    public init(_ text: String = "") {
        self.text = text
        self.cursor = text.count
    }

    /// A line with its cursor somewhere in it.
    init(_ text: String, cursor: Int) {
        self.text = text
        self.cursor = min(max(0, cursor), text.count)
    }

    /// Applies an editing key; false when the key means nothing to a line of text.
    public mutating func edit(_ key: Key) -> Bool {
        var characters = Array(text)
        switch key {
        case .character(let character):
            characters.insert(character, at: cursor)
            cursor += 1
        case .paste(let pasted):
            // What was copied with the end of its line has no more of it than the text.
            let text = pasted.last?.isNewline == true ? String(pasted.dropLast()) : pasted
            let clean = Array(Sanitizer.clean(text))
            characters.insert(contentsOf: clean, at: cursor)
            cursor += clean.count
        case .backspace, .control("h"):
            guard cursor > 0 else { return true }
            cursor -= 1
            characters.remove(at: cursor)
        case .delete, .control("d"):
            guard cursor < characters.count else { return true }
            characters.remove(at: cursor)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"):
            characters.removeFirst(cursor)
            cursor = 0
        case .control("k"): characters.removeLast(characters.count - cursor)
        case .control("w"):
            var start = cursor
            while start > 0, characters[start - 1] == " " { start -= 1 }
            while start > 0, characters[start - 1] != " " { start -= 1 }
            characters.removeSubrange(start..<cursor)
            cursor = start
        default: return false
        }
        text = String(characters)
        return true
    }
}
