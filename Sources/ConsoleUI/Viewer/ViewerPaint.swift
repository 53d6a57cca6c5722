import Canvas
import OzModel

/// The viewer: a line that says what it is, the picture or two, a line of what is known, the keys.
enum ViewerPaint {
    static func draw(_ state: State, _ models: ViewModels, _ frame: inout Frame) {
        let size = frame.size
        let body = Rect(row: 1, column: 0, columns: size.columns, rows: max(0, size.rows - 3))
        frame.fill(row: 0, column: 0, width: size.columns, role: .status, ground: .bar)
        guard let page = models.viewer(state) else {
            frame.put(" Nothing to see here any more: esc goes back.", row: 2, column: 0, role: .dim)
            return
        }
        head(page, state, models, &frame)
        if let other = page.other {
            compare(page, other, state, models, body, &frame)
        } else {
            alone(page, state, models, body, &frame)
        }
        foot(page, state, models, row: size.rows - 2, &frame)
    }

    /// One picture over the whole body, and below it the strip.
    private static func alone(
        _ page: ViewerPage, _ state: State, _ models: ViewModels, _ body: Rect, _ frame: inout Frame
    ) {
        let stripRows = page.place.hasStrip && body.rows >= 12 && page.exhibit.isMoving ? min(8, body.rows / 3) : 0
        let main = Rect(row: body.row, column: 0, columns: body.columns, rows: body.rows - stripRows)
        picture(page.exhibit, page, in: main, state, models, &frame)
        if page.place.play != nil { foresee(page, main, state, models) }
        guard stripRows > 0 else { return }
        strip(
            page, state, models, Rect(row: main.row + main.rows, column: 0, columns: body.columns, rows: stripRows),
            &frame)
    }

    private static func compare(
        _ page: ViewerPage, _ other: Exhibit, _ state: State, _ models: ViewModels, _ body: Rect, _ frame: inout Frame
    ) {
        // Both boxes are of one size, so that both faces are of one scale.
        let columns = max(1, (body.columns - 3) / 2)
        let left = Rect(row: body.row, column: 0, columns: columns, rows: max(1, body.rows - 1))
        let right = Rect(row: body.row, column: columns + 3, columns: columns, rows: max(1, body.rows - 1))
        for row in 0..<body.rows {
            frame.put(
                String(frame.glyphs.vertical), row: body.row + row, column: columns + 1, role: .rule)
        }
        picture(page.exhibit, page, in: left, state, models, &frame)
        picture(other, page, in: right, state, models, &frame)
        for (exhibit, rect) in [(page.exhibit, left), (other, right)] {
            let words =
                ([exhibit.caption] + exhibit.card.prefix(state.isMasked ? 0 : 1) + [exhibit.score].compactMap(\.self))
            frame.put(
                unique(words).joined(separator: "  "), row: rect.row + rect.rows, column: rect.column, role: .heading,
                width: rect.columns, align: .center)
        }
    }

    private static func picture(
        _ exhibit: Exhibit, _ page: ViewerPage, in rect: Rect, _ state: State, _ models: ViewModels,
        _ frame: inout Frame
    ) {
        let number = exhibit == page.exhibit ? page.place.frame : 0
        guard rect.columns > 0, rect.rows > 0 else { return }
        guard let source = page.source(exhibit, frame: number) else {
            frame.put(
                "The server names no file for this.", row: rect.row + rect.rows / 2, column: rect.column, role: .dim,
                width: rect.columns, align: .center)
            return
        }
        var wish = PictureWish(file: source.file, frame: source.frame, columns: rect.columns, rows: rect.rows)
        wish.view = page.place.view
        // A film that runs shows its last picture until the next one is there.
        if page.place.play != nil, models.answer(wish) == nil, let before = latest(wish, page, exhibit, models) {
            wish = before
        }
        if pixels(wish, page, in: rect, state, models, &frame) { return }
        for line in 0..<rect.rows {
            let spot = PicturePaint.Spot(
                line: line, row: rect.row + line, column: rect.column, pane: frame.bounds)
            PicturePaint.draw(wish, card: exhibit.card, spot, state, models, &frame)
        }
    }

    /// Real pixels where the terminal shows them and nothing lies over them; false while cells have to do.
    private static func pixels(
        _ wish: PictureWish, _ page: ViewerPage, in rect: Rect, _ state: State, _ models: ViewModels,
        _ frame: inout Frame
    ) -> Bool {
        guard state.hasPixels, !page.place.wantsCells, page.place.other == nil, page.place.play == nil,
            !page.place.hasStrip, !state.isMasked, state.overlays.isEmpty, state.notices.isEmpty
        else { return false }
        var fine = wish
        fine.isPixels = true
        guard case .pixels(let picture, _)? = models.answer(fine), picture.size.columns <= rect.columns,
            picture.size.rows <= rect.rows
        else { return false }
        frame.pixels = PlacedPixels(
            picture,
            at: Position(
                row: rect.row + (rect.rows - picture.size.rows) / 2,
                column: rect.column + (rect.columns - picture.size.columns) / 2))
        return true
    }

    /// The nearest frame before this one that is drawn.
    private static func latest(
        _ wish: PictureWish, _ page: ViewerPage, _ exhibit: Exhibit, _ models: ViewModels
    ) -> PictureWish? {
        for back in 1...20 where page.place.frame - back >= 0 {
            guard let source = page.source(exhibit, frame: page.place.frame - back) else { return nil }
            var earlier = PictureWish(
                file: source.file, frame: source.frame, columns: wish.columns, rows: wish.rows)
            earlier.view = wish.view
            if case .drawn? = models.shelf?.answer(earlier) { return earlier }
        }
        return nil
    }

    /// The frames that a running film will show next.
    private static func foresee(_ page: ViewerPage, _ rect: Rect, _ state: State, _ models: ViewModels) {
        guard !state.isMasked, let play = page.place.play else { return }
        let step = max(1, Int(play.rate / ViewerPlace.changesPerSecond))
        for ahead in 1...4 {
            let number = page.place.frame + ahead * step
            guard number <= play.last, let source = page.source(page.exhibit, frame: number) else { return }
            var wish = PictureWish(file: source.file, frame: source.frame, columns: rect.columns, rows: rect.rows)
            wish.view = page.place.view
            _ = models.answer(wish)
        }
    }

    /// Frames evenly spread over the whole, with their numbers; the one that is shown is marked.
    private static func strip(
        _ page: ViewerPage, _ state: State, _ models: ViewModels, _ rect: Rect, _ frame: inout Frame
    ) {
        guard let frames = page.frames, frames > 1, rect.rows > 1 else { return }
        let columns = max(6, rect.rows * 2)
        let count = max(1, min(frames, (rect.columns + 1) / (columns + 1)))
        let numbers = (0..<count).map { count == 1 ? 0 : $0 * (frames - 1) / (count - 1) }
        let current = numbers.lastIndex { $0 <= page.place.frame }
        for (place, number) in numbers.enumerated() {
            guard let source = page.source(page.exhibit, frame: number) else { continue }
            let wish = PictureWish(file: source.file, frame: source.frame, columns: columns, rows: rect.rows - 1)
            let column = place * (columns + 1)
            for line in 0..<(rect.rows - 1) {
                let spot = PicturePaint.Spot(line: line, row: rect.row + line, column: column, pane: frame.bounds)
                PicturePaint.draw(wish, card: [], spot, state, models, &frame)
            }
            frame.put(
                "\(number + 1)", row: rect.row + rect.rows - 1, column: column,
                role: place == current ? .accent : .dim, width: columns, align: .center)
        }
    }

    private static func head(_ page: ViewerPage, _ state: State, _ models: ViewModels, _ frame: inout Frame) {
        let columns = frame.size.columns
        let place = page.place
        var right: [String] = []
        if place.other == nil, page.exhibit.isMoving {
            // What comes after the first half minute cannot be looked at here, and must not seem not to be there.
            let first = page.facts?.isShortened == true ? "the first " : ""
            let all = page.frames.map { " of \(first)\(Amounts.count($0))" } ?? ""
            right.append("frame \(Amounts.count(place.frame + 1))\(all)")
            right.append(Amounts.hundredths(Double(place.frame) / page.rate))
        }
        if let progress = state.download { right.append("\(frame.glyphs.down) \(Amounts.bytes(progress.done))") }
        if place.view.zoom > 1 { right.append("\(Amounts.times(place.view.zoom))×") }
        if place.view.fit == .fill { right.append("fill") }
        if place.view.isFlipped { right.append("mirrored") }
        let words = right.joined(separator: "  ")
        let width = TextWidth.columns(words)
        let title = place.other == nil ? page.exhibit.caption : "Compare"
        var column = frame.put(" \(title)", row: 0, column: 0, role: .title, ground: .bar)
        let name = state.isMasked ? title : page.exhibit.card.first ?? ""
        let names = place.other == nil ? name : ""
        let count = "\(place.index + 1) of \(page.exhibits.count)"
        let middle = place.other == nil ? "  \(names == title ? "" : "\(names)  ")\(count)" : ""
        column += frame.put(
            middle, row: 0, column: column, role: .status, ground: .bar,
            width: max(0, min(TextWidth.columns(middle), columns - column - width - 2)))
        if place.noun == .analyses, let analysis = models.analysis(place.id) {
            let verdict = models.look(state).verdict(of: analysis)
            let room = columns - column - width - 4
            let text = "\(analysis.title)  \(verdict.text)"
            if room >= TextWidth.columns(text) {
                frame.put(text, row: 0, column: column + 2, role: verdict.role, ground: .bar)
            }
        }
        frame.put(words, row: 0, column: max(0, columns - width - 1), role: .accent, ground: .bar)
    }

    /// What the number says, or what the file is.
    private static func foot(
        _ page: ViewerPage, _ state: State, _ models: ViewModels, row: Int, _ frame: inout Frame
    ) {
        guard row > 0 else { return }
        if page.place.noun == .analyses, let analysis = models.analysis(page.place.id) {
            let verdict = models.look(state).verdict(of: analysis)
            let whole = " \(verdict.text)  \(analysis.explanation)"
            // Which way is worse must not be cut off; the verdict stands in the first line as well.
            let text = TextWidth.columns(whole) <= frame.size.columns ? whole : " \(analysis.explanation)"
            frame.put(text, row: row, column: 0, role: verdict.role, width: frame.size.columns)
            return
        }
        let facts = page.facts.map { ["\($0.format) \($0.width)×\($0.height)"] } ?? []
        let words = facts + page.exhibit.card.dropFirst() + [page.exhibit.score].compactMap(\.self)
        frame.put(" \(words.joined(separator: "   "))", row: row, column: 0, role: .dim, width: frame.size.columns)
    }

    private static func unique(_ words: [String]) -> [String] {
        words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }
}
