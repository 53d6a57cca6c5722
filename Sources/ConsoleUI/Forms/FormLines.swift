import Canvas

/// Several lines of text, with a cursor in one of them.
public struct FormLines: Equatable, Sendable {
    public private(set) var lines: [EditLine]
    public private(set) var row: Int
    /// The first line shown.
    public private(set) var top = 0
    /// How many lines are shown.
    public let height: Int

    public init(_ text: String, height: Int) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { EditLine(String($0), cursor: 0) }
        if lines.isEmpty { lines = [EditLine()] }
        row = 0
        self.height = max(1, height)
    }

    public var text: String { lines.map(\.text).joined(separator: "\n") }

    /// Replaces everything, as an editor outside does.
    mutating func replace(_ text: String) { self = FormLines(text, height: height) }

    mutating func edit(_ key: Key) -> Bool {
        defer { top = min(max(top, row - height + 1), row) }
        switch key {
        case .enter: split()
        case .up:
            guard row > 0 else { return false }
            move(to: row - 1)
        case .down:
            guard row < lines.count - 1 else { return false }
            move(to: row + 1)
        case .pageDown: move(to: min(lines.count - 1, row + height))
        case .pageUp: move(to: max(0, row - height))
        case .backspace where lines[row].cursor == 0 && row > 0:
            let rest = lines.remove(at: row).text
            row -= 1
            let before = lines[row].text
            lines[row] = EditLine(before + rest, cursor: before.count)
        case .paste(let text): paste(text)
        default: return lines[row].edit(key)
        }
        return true
    }

    private mutating func move(to row: Int) {
        let cursor = lines[self.row].cursor
        self.row = row
        lines[row] = EditLine(lines[row].text, cursor: cursor)
    }

    private mutating func split() {
        let line = lines[row]
        lines[row] = EditLine(String(line.text.prefix(line.cursor)))
        lines.insert(EditLine(String(line.text.dropFirst(line.cursor)), cursor: 0), at: row + 1)
        row += 1
    }

    private mutating func paste(_ text: String) {
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { split() }
            _ = lines[row].edit(.paste(String(part)))
        }
    }
}
