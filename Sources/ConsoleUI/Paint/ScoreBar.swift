import Canvas
import OzModel

/// A score drawn from 0 to 1 with its thresholds marked.
enum ScoreBar {
    /// `▕███████╎▓▓░░░░▏`, `width` columns in all: the filled part is the score, `╎` stands at each threshold.
    static func spans(_ score: Score, width: Int, glyphs: Glyphs) -> [Text] {
        let cells = max(4, width - 2)
        let thresholds = score.thresholds
        let marks = thresholds.map { min(cells - 1, column($0, cells)) }
        var filled = column(score.value, cells)
        // A score just over a threshold reaches past its mark, one just under it does not.
        for (threshold, mark) in zip(thresholds, marks) {
            if score.value < threshold { filled = min(filled, mark) }
            if score.value > threshold { filled = max(filled, mark + 2) }
        }
        let role: Role = score.isAlarming ? .barDanger : .barFill
        var spans = [Text(String(glyphs.barLeft), .barEmpty)]
        for cell in 0..<cells {
            let piece: Text =
                if marks.contains(cell) {
                    Text(String(glyphs.barThreshold), .barThreshold)
                } else if cell < filled {
                    Text(String(glyphs.barFull), role)
                } else if marks.count == 2, marks[0] < cell, cell < marks[1] {
                    // Between the two an operator decides.
                    Text(String(glyphs.barDanger), .barEmpty)
                } else {
                    Text(String(glyphs.barEmpty), .barEmpty)
                }
            if let last = spans.last, last.role == piece.role {
                spans[spans.count - 1] = Text(last.text + piece.text, last.role)
            } else {
                spans.append(piece)
            }
        }
        return spans + [Text(String(glyphs.barRight), .barEmpty)]
    }

    /// The figures under the bar: 0, the thresholds at their places, 1.
    static func scale(_ score: Score, width: Int, glyphs: Glyphs) -> [Text] {
        let cells = max(4, width - 2)
        var line = Array(repeating: Character(" "), count: width)
        func place(_ text: String, at column: Int) {
            let start = min(max(0, column), width - text.count)
            guard start >= 0, line[max(0, start - 1)..<min(width, start + text.count + 1)].allSatisfy({ $0 == " " })
            else { return }
            for (offset, character) in text.enumerated() { line[start + offset] = character }
        }
        for threshold in score.thresholds.reversed() {
            place(Decimals.texts([threshold])[0], at: 1 + min(cells - 1, column(threshold, cells)))
        }
        place("0", at: 1)
        place("1", at: width - 2)
        return [Text(String(line), .dim)]
    }

    private static func column(_ value: Double, _ cells: Int) -> Int {
        guard value.isFinite else { return 0 }
        return Int((min(max(0, value), 1) * Double(cells)).rounded())
    }
}

extension Score {
    /// The bar as plain text, for a column.
    ///
    /// Between two thresholds all scores look alike from 0 to 1: then it shows the band, and as much on either side.
    func bar(width: Int, _ glyphs: Glyphs) -> String {
        var zoomed = self
        if let low, let high, low < high {
            let start = low - (high - low)
            let span = 3 * (high - low)
            zoomed.value = min(1, max(0, (value - start) / span))
            (zoomed.low, zoomed.high) = ((low - start) / span, (high - start) / span)
        }
        return ScoreBar.spans(zoomed, width: width, glyphs: glyphs).map(\.text).joined()
    }
}

extension Glyphs {
    /// Stands where there is nothing to say.
    var none: String { "-" }
}
