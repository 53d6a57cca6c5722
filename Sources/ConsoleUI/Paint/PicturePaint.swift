import Canvas

/// Pictures inside the frame, and what stands in their place.
enum PicturePaint {
    /// One line of a box; `column` and `row` within the pane.
    static func draw(
        _ slice: PictureSlice, row: Int, column: Int, ground: Ground, _ state: State, _ models: ViewModels,
        _ pane: Rect,
        _ frame: inout Frame
    ) {
        let box = slice.box
        let spot = Spot(line: slice.line, row: row, column: column + slice.column, ground: ground, pane: pane)
        guard let wish = box.wish else {
            return words(Card(box.card + ["no file"], box.columns), box.rows, spot, .dim, models, &frame)
        }
        draw(wish, card: box.card, spot, state, models, &frame)
    }

    /// One line of what became of a wish.
    static func draw(
        _ wish: PictureWish, card: [String], _ spot: Spot, _ state: State, _ models: ViewModels, _ frame: inout Frame
    ) {
        let size = Size(columns: wish.columns, rows: wish.rows)
        if state.isMasked { return silhouette(size, spot, models, &frame) }
        switch models.answer(wish) {
        case .drawn(let picture, _)?:
            let line = spot.line - (size.rows - picture.size.rows) / 2
            let column = spot.column + (size.columns - picture.size.columns) / 2
            frame.put(picture, line: line, row: spot.row, column: column, ground: spot.ground, in: spot.pane)
        case .refused(let sentence)?:
            words(Card(card + [sentence], size.columns), size.rows, spot, .noticeWarning, models, &frame)
        case .pixels?, nil:
            words(Card([String(frame.glyphs.processing)], size.columns), size.rows, spot, .dim, models, &frame)
        }
    }

    /// Where one line of a box goes.
    struct Spot {
        let line: Int
        let row: Int
        let column: Int
        var ground = Ground.plain
        let pane: Rect
    }

    /// Words in place of a picture; the last of them are the reason.
    struct Card: Hashable {
        let texts: [String]
        let columns: Int

        init(_ texts: [String], _ columns: Int) { (self.texts, self.columns) = (texts, columns) }

        var lines: [CardLine] {
            texts.enumerated().flatMap { index, text in
                TextWidth.wrap(Sanitizer.clean(text), width: max(4, columns))
                    .map { CardLine(text: $0, isReason: index == texts.count - 1) }
            }
        }
    }

    struct CardLine {
        let text: String
        let isReason: Bool
    }

    /// A text card in the middle of its box.
    private static func words(
        _ card: Card, _ rows: Int, _ spot: Spot, _ reason: Role, _ models: ViewModels, _ frame: inout Frame
    ) {
        // The reason is what must be read.
        let lines = models.lines(of: card).suffix(rows)
        let index = lines.startIndex + spot.line - (rows - lines.count) / 2
        guard lines.indices.contains(index) else { return }
        frame.put(
            lines[index].text, row: spot.row, column: spot.column, role: lines[index].isReason ? reason : .dim,
            ground: spot.ground, width: card.columns, align: .center, in: spot.pane)
    }

    /// Head and shoulders: someone is there, and who is nobody's business.
    private static func silhouette(_ size: Size, _ spot: Spot, _ models: ViewModels, _ frame: inout Frame) {
        let middle = Double(size.columns) / 2
        let height = Double(size.rows)
        // Cells are about twice as high as wide.
        let radius = max(0.8, min(height * 0.24, middle * 0.3))
        let y = Double(spot.line) + 0.5
        let full = frame.glyphs.barEmpty
        let headY = height * 0.34
        let headHalf = radius * 2 * (1 - ((y - headY) / radius) * ((y - headY) / radius)).squareRootOrZero
        let shoulderTop = headY + radius * 1.15
        let depth = (y - shoulderTop) / max(0.5, height - shoulderTop)
        let shoulders = depth <= 0 ? 0 : min(middle, radius * 4 * min(1, 0.35 + depth).squareRootOrZero)
        let half = Int(max(headHalf, shoulders).rounded())
        guard half > 0, size.rows > 2 else {
            return words(Card(["masked"], size.columns), size.rows, spot, .dim, models, &frame)
        }
        let start = Int(middle) - min(half, Int(middle))
        frame.fill(
            row: spot.row, column: spot.column + start, width: min(2 * half, size.columns), role: .dim,
            ground: spot.ground, with: full, in: spot.pane)
    }
}

extension Double {
    fileprivate var squareRootOrZero: Double { self > 0 ? squareRoot() : 0 }
}

extension ViewModels {
    fileprivate func lines(of card: PicturePaint.Card) -> [PicturePaint.CardLine] {
        if let known = cards[card] { return known }
        if cards.count > 64 { cards.removeAll() }
        let lines = card.lines
        cards[card] = lines
        return lines
    }
}
