import Canvas
import ConsoleUI

/// Compares what is on the glass with what has to be there.
struct Check {
    /// Lines of the window above the rows of a list, and all that are not rows.
    private static func lines(_ size: Size) -> (above: Int, all: Int) { size.rows < 12 ? (3, 4) : (5, 7) }

    static func height(_ size: Size) -> Int { max(0, size.rows - lines(size).all) }

    /// Whether the window holds a list at all.
    static func isLarge(_ size: Size) -> Bool { size.columns >= 20 && size.rows >= 5 }

    /// What is wrong; nil where all is as it has to be.
    static func fault(_ frame: Frame, _ model: inout Model) -> String? {
        let rows = model.rows()
        let (position, size) = (model.spot.position, frame.size)
        if size.columns >= 80, let fault = title(frame, model, count: rows.count) { return fault }
        let (top, height) = (lines(size).above, height(size))
        let lines = (0..<height).map { Array(frame.text(row: top + $0)) }
        let cursors = lines.indices.filter { lines[$0].first == "▌" }
        guard !rows.isEmpty else { return cursors.isEmpty ? nil : "there is a cursor, and no row" }
        guard cursors.count == 1 else { return "\(cursors.count) cursors" }
        let first = position - cursors[0]
        let shown = min(height, rows.count)
        guard first >= 0, first + shown <= rows.count else { return "rows from \(first), of \(rows.count)" }
        for line in 0..<height {
            guard line < shown else {
                if lines[line].prefix(30).contains(where: { $0 != " " }) { return "line \(line) is not blank" }
                continue
            }
            let plain = model.plain(rows[first + line])
            if let fault = row(lines[line], plain, first + line, model, size) { return "line \(line): \(fault)" }
        }
        return nil
    }

    private static func title(_ frame: Frame, _ model: Model, count: Int) -> String? {
        let title = frame.text(row: lines(frame.size).above - 2)
        let number = { (number: Int) in
            let digits = Array(String(number))
            return digits.indices.reduce(into: "") { text, index in
                if index > 0, (digits.count - index) % 3 == 0 { text += "," }
                text.append(digits[index])
            }
        }
        let place = count == 0 ? " 0 " : " \(number(model.spot.position + 1)) of \(number(count)) "
        guard title.contains(place) else { return "the title should say\(place): \(title)" }
        return title.contains(model.here.title) ? nil : "the title should say \(model.here.title): \(title)"
    }

    private static func row(_ line: [Character], _ plain: Plain, _ place: Int, _ model: Model, _ size: Size) -> String?
    {
        let id = String(line.dropFirst(3).prefix { $0 != " " && $0 != "…" })
        guard id.count >= min(7, size.columns - 6), plain.id.hasPrefix(id) else {
            return "\(plain.id) should be here: \(String(line))"
        }
        guard (line.dropFirst().first == "•") == model.isMarked(plain, at: place) else {
            return "marked or not: \(String(line))"
        }
        guard size.columns >= 100, let second = model.here.second(plain), second.allSatisfy(\.isASCII) else {
            return nil
        }
        return String(line).contains(second.prefix(9)) ? nil : "\(second) should be here: \(String(line))"
    }
}
