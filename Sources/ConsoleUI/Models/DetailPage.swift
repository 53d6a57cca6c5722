/// An opened object on the glass: its lines, and which of them are shown.
struct DetailPage {
    let title: String
    let tabs: [String]
    let tab: Int
    let lines: [Line]
    /// The first line shown.
    let scroll: Int
    /// The line with the cursor, when some line opens something.
    let cursor: Int?
    /// How many lines the glass holds.
    let height: Int
    /// Whether what the cursor is on is shown beside it.
    let isSplit: Bool

    /// The scroll at which the last line stands at the bottom.
    var lastScroll: Int { max(0, lines.count - height) }
    /// What `enter` opens.
    var target: Target? { cursor.flatMap { lines.indices.contains($0) ? lines[$0].target : nil } }

    /// A line as it is remembered; nil when there is none.
    func mark(_ line: Int) -> LineMark? {
        lines.indices.contains(line) ? LineMark(line: line, target: lines[line].target) : nil
    }

    /// Where a remembered line is by now: the nearest that opens the same, else the nearest that opens anything.
    static func line(of mark: LineMark, in lines: [Line]) -> Int? {
        if let target = mark.target, lines.indices.contains(mark.line), lines[mark.line].target == target {
            return mark.line
        }
        func nearest(_ isMeant: (Line) -> Bool) -> Int? {
            lines.indices.filter { isMeant(lines[$0]) }.min { abs($0 - mark.line) < abs($1 - mark.line) }
        }
        return (mark.target.flatMap { target in nearest { $0.target == target } }) ?? nearest { $0.target != nil }
    }

    /// The nearest scroll that shows a line, with one line of what is around it.
    func scrollShowing(_ line: Int) -> Int {
        if line - 1 < scroll { return max(0, line - 1) }
        if line + 1 >= scroll + height { return min(lastScroll, line + 2 - height) }
        return scroll
    }
}
