import Canvas
import Curses

/// Where the probe is.
struct ProbeState {
    var selected = 0
    var isTyping = false
    var isHostile = false
    var isOver = false
    var keys = ""
    var viewer = ProbeViewer()
    var cells = ProbeCells()

    mutating func note(_ key: Key) {
        viewer.note(key)
        cells.note(key)
        switch key {
        case .character("j"), .down: selected += 1
        case .character("k"), .up: selected = max(0, selected - 1)
        case .character("p"): isTyping.toggle()
        case .character("?"): isHostile.toggle()
        case .character("q"): isOver = true
        case .paste(let text): keys = "paste(\(text.count))"
        default: keys = key.notation
        }
    }

    func picture(_ terminal: CursesTerminal) -> Frame {
        let (size, glyphs) = (terminal.size, terminal.glyphs)
        var frame = Frame(size: size, glyphs: glyphs)
        let heading = " probe \(size.columns)x\(size.rows) at \(selected) keys \(keys)"
        frame.put(heading, row: 0, column: 0, role: .title, ground: .bar, width: size.columns)
        for row in 1..<max(2, size.rows) { put(row: row, in: &frame) }
        if isHostile {
            let text = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}x 👨\u{200D}👩\u{200D}👧 🇳🇴 \u{1FAE9}|end"
            frame.put(text, row: 1, column: 0, role: .text, width: size.columns)
        }
        viewer.put(into: &frame, terminal.pixelAbilities)
        cells.put(into: &frame)
        frame.cursor = isTyping ? Position(row: 1, column: 3) : nil
        return frame
    }

    private func put(row: Int, in frame: inout Frame) {
        let glyphs = frame.glyphs
        let isSelected = row - 1 == selected
        let ground: Ground = isSelected ? .selected : .plain
        let sign = isSelected ? String(glyphs.selection) : " "
        frame.put("\(sign)row \(row - 1)", row: row, column: 0, role: .text, ground: ground, width: frame.size.columns)
        let (verdict, role): (Character, Role) =
            row % 3 == 0 ? (glyphs.declined, .verdictDeclined) : (glyphs.success, .verdictSuccess)
        frame.put("\(verdict) 日本 é\u{301}", row: row, column: 20, role: role, ground: ground)
        frame.put("a company of some length", row: row, column: 60, role: .dim, ground: ground)
    }
}
