/// A screen as values: a grid of cells, and where the cursor is shown.
public struct Frame: Equatable, Sendable {
    public let size: Size
    /// The signs that this frame cuts text with.
    public let glyphs: Glyphs
    /// nil hides the cursor.
    public var cursor: Position?
    /// What lies over the cells, where the terminal can show it.
    public var pixels: PlacedPixels?
    private var cells: [Cell]

    public init(size: Size, glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The whole of it.
    public var bounds: Rect { Rect(size) }

    /// A cell that is there; blank outside. What is set outside is dropped, and half of a wide one becomes a blank.
    public subscript(row row: Int, column column: Int) -> Cell {
        get { contains(row, column) ? cells[row * size.columns + column] : .blank }
        set { set(newValue, row: row, column: column, right: size.columns) }
    }

    /// One row of cells; empty outside.
    public func cells(row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[(row * size.columns)..<((row + 1) * size.columns)]
    }

    /// The columns of `row`, from the first to the last, that look different in `other`; nil when none does.
    ///
    /// All of them when the sizes differ. Never begins in the covered half of a wide character.
    public func changedColumns(row: Int, since other: Frame) -> Range<Int>? {
        guard row >= 0, row < size.rows, size.columns > 0 else { return nil }
        guard other.size == size else { return 0..<size.columns }
        let start = row * size.columns
        var first = start
        var last = start + size.columns - 1
        while first <= last, cells[first] == other.cells[first] { first += 1 }
        guard first <= last else { return nil }
        while cells[last] == other.cells[last] { last -= 1 }
        if cells[first].width == 0, first > start { first -= 1 }
        return (first - start)..<(last - start + 1)
    }

    /// The characters of one row, trailing blanks among them.
    public func text(row: Int) -> String {
        cells(row: row).reduce(into: "") { $0 += $1.text }
    }

    /// Writes `text` at `row` and `column` (of `rect` when there is one) and answers how many columns it took.
    ///
    /// With `width` the text is cut or padded to it; without, it is cut at the right edge. What is cut ends in the
    /// ellipsis of the frame's glyphs. Nothing outside `rect` or the frame is touched. The text is sanitised.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, role: Role, ground: Ground = .plain, width: Int? = nil,
        align: Alignment = .left, in rect: Rect? = nil
    ) -> Int {
        let area = rect ?? bounds
        let clip = area.intersection(bounds)
        let row = row + area.row
        let start = column + area.column
        let room = clip.column + clip.columns - start
        guard row >= clip.row, row < clip.row + clip.rows, room > 0, width ?? 1 > 0 else { return 0 }
        let field = Field(text, width: min(width ?? room, room), align: align, ellipsis: glyphs.ellipsis)
        let padded = width != nil
        var place = start
        let blank = CellGlyph(scalar: " ", width: 1)
        if padded { place += write(repeatElement(blank, count: field.before), row, place, role, ground, clip) }
        if !padded { place += field.before }
        place += write(field.glyphs, row, place, role, ground, clip)
        if padded { place += write(repeatElement(blank, count: field.after), row, place, role, ground, clip) }
        return place - start
    }

    /// Makes a part blank, or full of `character`, on `ground`; what lies outside `rect` or the frame is left alone.
    public mutating func fill(
        row: Int, column: Int, width: Int, rows: Int = 1, role: Role = .text, ground: Ground = .plain,
        with character: Character = " ", in rect: Rect? = nil
    ) {
        let area = rect ?? bounds
        let part = Rect(row: row + area.row, column: column + area.column, columns: width, rows: rows)
            .intersection(area).intersection(bounds)
        guard part.columns > 0, let glyph = CellGlyphs(Sanitizer.clean(String(character))).first(where: { _ in true })
        else { return }
        for row in part.row..<(part.row + part.rows) {
            let count = part.columns / glyph.width
            write(repeatElement(glyph, count: count), row, part.column, role, ground, part)
            guard count * glyph.width < part.columns else { continue }
            self[row: row, column: part.column + part.columns - 1] = Cell(role: role, ground: ground)
        }
    }

    /// Lays another ground under what is there already, as a selection does.
    public mutating func lay(_ ground: Ground, row: Int, column: Int = 0, width: Int? = nil, in rect: Rect? = nil) {
        let area = rect ?? bounds
        let part = Rect(row: row + area.row, column: column + area.column, columns: width ?? area.columns, rows: 1)
            .intersection(area).intersection(bounds)
        guard part.rows == 1, part.columns > 0 else { return }
        for column in part.column..<(part.column + part.columns) {
            cells[part.row * size.columns + column].ground = ground
        }
    }

    /// Takes over a part of another frame as it is, where both have it.
    public mutating func copy(_ rect: Rect, of other: Frame) {
        let part = rect.intersection(bounds).intersection(other.bounds)
        guard part.columns > 0 else { return }
        for row in part.row..<(part.row + part.rows) {
            let start = row * size.columns + part.column
            let from = row * other.size.columns + part.column
            cells.replaceSubrange(start..<(start + part.columns), with: other.cells[from..<(from + part.columns)])
        }
    }

    @discardableResult
    private mutating func write(
        _ glyphs: some Sequence<CellGlyph>, _ row: Int, _ start: Int, _ role: Role, _ ground: Ground, _ clip: Rect
    ) -> Int {
        var column = start
        let right = clip.column + clip.columns
        for glyph in glyphs {
            var cell = Cell(
                glyph.scalar, mark: glyph.mark, secondMark: glyph.secondMark, role: role, ground: ground,
                width: UInt8(glyph.width))
            if column >= clip.column {
                set(cell, row: row, column: column, right: right)
            } else if glyph.width == 2, column + 1 == clip.column {
                cell = Cell(role: role, ground: ground)
                set(cell, row: row, column: column + 1, right: right)
            }
            column += glyph.width
        }
        return column - start
    }

    private mutating func set(_ cell: Cell, row: Int, column: Int, right: Int) {
        guard contains(row, column) else { return }
        var cell = cell
        if cell.width == 2, column + 1 >= right || column + 1 >= size.columns || cell.scalar == " " {
            cell = Cell(role: cell.role, ground: cell.ground)
        }
        let index = row * size.columns + column
        release(row: row, column: column)
        if cell.width == 2 {
            release(row: row, column: column + 1)
            cells[index + 1] = Cell(" ", role: cell.role, ground: cell.ground, width: 0)
        } else {
            cell.width = 1
        }
        cells[index] = cell
    }

    // The other half of a wide character that is about to lose this half.
    private mutating func release(row: Int, column: Int) {
        let index = row * size.columns + column
        switch cells[index].width {
        case 0 where column > 0:
            cells[index - 1] = Cell(role: cells[index - 1].role, ground: cells[index - 1].ground)
        case 2 where column + 1 < size.columns:
            cells[index + 1] = Cell(role: cells[index].role, ground: cells[index].ground)
        default: break
        }
    }

    private func contains(_ row: Int, _ column: Int) -> Bool {
        row >= 0 && row < size.rows && column >= 0 && column < size.columns
    }
}
