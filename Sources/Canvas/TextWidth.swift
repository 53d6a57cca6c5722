/// How many columns text takes on a terminal. Ambiguous scalars take one, as the C library and ncurses count them.
public enum TextWidth {
    /// Columns of `text` as it is shown, after the sanitiser.
    public static func columns(_ text: String) -> Int {
        let clean = Sanitizer.clean(text)
        if clean.utf8.allSatisfy({ $0 < 0x80 }) { return clean.utf8.count }
        return CellGlyphs(clean).reduce(0) { $0 + $1.width }
    }

    /// Columns of one character.
    public static func columns(_ character: Character) -> Int { columns(String(character)) }

    /// Columns of one scalar: 0 for marks, 2 for wide ones, 1 for all else.
    static func columns(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if contains(value, in: WidthTable.zero) { return 0 }
        return value >= 0x1100 && contains(value, in: WidthTable.wide) ? 2 : 1
    }

    /// `text` cut with `ellipsis`, or padded with blanks, to exactly `width` columns.
    public static func fit(
        _ text: String, width: Int, align: Alignment = .left, ellipsis: Character = "…"
    ) -> String {
        guard width > 0 else { return "" }
        let field = Field(text, width: width, align: align, ellipsis: ellipsis)
        var result = String.UnicodeScalarView()
        result.append(contentsOf: repeatElement(" ", count: field.before))
        for glyph in field.glyphs {
            result.append(glyph.scalar)
            for value in [glyph.mark, glyph.secondMark] where value != 0 {
                if let scalar = Unicode.Scalar(value) { result.append(scalar) }
            }
        }
        result.append(contentsOf: repeatElement(" ", count: field.after))
        return String(result)
    }

    /// `text` in lines of at most `width` columns, broken at blanks; words longer than a line are broken too.
    ///
    /// Line ends in `text` are kept. Nothing is lost but the blanks at breaks; a width below 2 is taken as 2, so that
    /// wide characters have room.
    public static func wrap(_ text: String, width: Int) -> [String] {
        let width = max(2, width)
        let clean = Sanitizer.clean(text, keepingLines: true).split(separator: "\t", omittingEmptySubsequences: false)
            .joined(separator: " ")
        var lines: [String] = []
        for paragraph in clean.split(separator: "\n", omittingEmptySubsequences: false) {
            var wrapper = LineWrapper(width: width)
            wrapper.add(paragraph.unicodeScalars)
            lines += wrapper.finished()
        }
        return lines
    }

    private static func contains(_ value: UInt32, in table: [(first: UInt32, last: UInt32)]) -> Bool {
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].last < value {
                low = middle + 1
            } else if table[middle].first > value {
                high = middle
            } else {
                return true
            }
        }
        return false
    }
}
