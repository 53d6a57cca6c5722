import Canvas

/// Rows of text under headings, aligned by what terminals show.
struct TextTable {
    /// A column: its heading, and the width it may not pass; nil for as wide as its texts.
    struct Column {
        let heading: String
        var width: Int?
        var isRight = false
    }

    static let gap = "  "
    /// Rows that are looked at for a width; what comes later and is wider is shown whole all the same.
    private static let sample = 500

    private let columns: [Column]
    private var waiting: [(row: [String], below: [String])] = []
    private var widths: [Int]?

    init(_ columns: [Column]) { self.columns = columns }

    /// The lines that a row makes, which may be none yet.
    ///
    /// - Parameter below: whole lines to stand under it, fit to be shown.
    mutating func add(_ row: [String], below: [String] = []) -> String {
        if let widths { return lines(row, below, widths) }
        waiting.append((row, below))
        return waiting.count < Self.sample ? "" : release()
    }

    /// The lines that still waited; the headings at least.
    mutating func end() -> String { widths == nil ? release() : "" }

    private mutating func release() -> String {
        let rows = [(row: columns.map(\.heading), below: [])] + waiting
        let widths = columns.indices.map { index in
            let widest = rows.reduce(0) { max($0, TextWidth.columns($1.row[index])) }
            return min(widest, columns[index].width ?? widest)
        }
        self.widths = widths
        waiting = []
        return rows.map { lines($0.row, $0.below, widths) }.joined()
    }

    private func lines(_ row: [String], _ below: [String], _ widths: [Int]) -> String {
        line(row, widths) + below.map { $0 + "\n" }.joined()
    }

    private func line(_ row: [String], _ widths: [Int]) -> String {
        let cells = columns.indices.map { index in
            let width = columns[index].width == nil ? max(widths[index], TextWidth.columns(row[index])) : widths[index]
            return TextWidth.fit(row[index], width: width, align: columns[index].isRight ? .right : .left)
        }
        var line = cells.joined(separator: Self.gap)
        while line.hasSuffix(" ") { line.removeLast() }
        return line + "\n"
    }
}
