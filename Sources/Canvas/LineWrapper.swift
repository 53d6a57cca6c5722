/// Fills lines with words; the blanks between two words of one line stay as they are.
struct LineWrapper {
    let width: Int
    private var lines: [String] = []
    private var line = String.UnicodeScalarView()
    private var used = 0

    /// `width` must be at least 2, so that a wide character has room.
    init(width: Int) {
        self.width = width
    }

    mutating func add(_ text: Substring.UnicodeScalarView) {
        var rest = text
        while !rest.isEmpty {
            let blanks = rest.prefix { $0 == " " }
            rest = rest[blanks.endIndex...]
            let word = rest.prefix { $0 != " " }
            rest = rest[word.endIndex...]
            add(blanks: blanks.count, word: word)
        }
    }

    mutating func finished() -> [String] {
        breakLine()
        return lines
    }

    private mutating func add(blanks: Int, word: Substring.UnicodeScalarView) {
        guard !word.isEmpty else { return }
        let columns = TextWidth.columns(String(word))
        if used + blanks + columns > width, used > 0 {
            breakLine()
        } else {
            // A paragraph's own indent stays, as far as the word beside it has room.
            let indent = min(blanks, used > 0 ? blanks : max(0, width - columns))
            line.append(contentsOf: repeatElement(" ", count: indent))
            used += indent
        }
        for scalar in word {
            // A mark that begins a line is shown on a blank.
            let columns = max(TextWidth.columns(scalar), line.isEmpty ? 1 : 0)
            if used + columns > width { breakLine() }
            line.append(scalar)
            used += columns
        }
    }

    private mutating func breakLine() {
        lines.append(String(line))
        line = String.UnicodeScalarView()
        used = 0
    }
}
