/// A text laid out in a number of columns: what is shown of it, and the blanks around.
struct Field {
    let glyphs: [CellGlyph]
    let before: Int
    let after: Int

    /// Cuts with `ellipsis` when `text` is wider than `width`, which must be at least 1.
    init(_ text: String, width: Int, align: Alignment, ellipsis: Character) {
        if text.utf8.count <= width, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) {
            // Most of what a screen shows: nothing in it to clean, to join or to measure.
            self.init(
                glyphs: text.utf8.map { CellGlyph(scalar: Unicode.Scalar($0), width: 1) },
                spare: width - text.utf8.count, align: align)
            return
        }
        var glyphs: [CellGlyph] = []
        var used = 0
        var isCut = false
        // More scalars than could ever be shown are not looked at, so that a text of a megabyte costs as little as a row.
        for glyph in CellGlyphs(Sanitizer.clean(text, limit: 64 + width * 8)) {
            if used + glyph.width > width {
                isCut = true
                break
            }
            glyphs.append(glyph)
            used += glyph.width
        }
        if isCut {
            while used > width - 1, let last = glyphs.popLast() { used -= last.width }
            if let mark = CellGlyphs(String(ellipsis)).first(where: { $0.width == 1 }) {
                glyphs.append(mark)
                used += 1
            }
        }
        self.init(glyphs: glyphs, spare: width - used, align: align)
    }

    private init(glyphs: [CellGlyph], spare: Int, align: Alignment) {
        self.glyphs = glyphs
        switch align {
        case .left: before = 0
        case .right: before = spare
        case .center: before = spare / 2
        }
        after = spare - before
    }
}
