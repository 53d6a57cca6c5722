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
    var target: Target? { cursor.flatMap { lines[$0].target } }

    /// A line as it is remembered; nil when it opens nothing.
    func mark(_ line: Int) -> LineMark? { lines[line].target.map { LineMark(line: line, target: $0) } }

    /// Where a remembered line is by now: the nearest that opens the same, else the nearest that opens anything.
    static func line(of mark: LineMark, in lines: [Line]) -> Int? {
        func nearest(_ isMeant: (Target) -> Bool) -> Int? {
            lines.indices.filter { lines[$0].target.map(isMeant) ?? false }
                .min { abs($0 - mark.line) < abs($1 - mark.line) }
        }
        return nearest { $0 == mark.target } ?? nearest { _ in true }
    }

    /// The nearest scroll that shows a line, with one line of what is around it.
    func scrollShowing(_ line: Int) -> Int {
        if line - 1 < scroll { return max(0, line - 1) }
        if line + 1 >= scroll + height { return min(lastScroll, line + 2 - height) }
        return scroll
    }
}
