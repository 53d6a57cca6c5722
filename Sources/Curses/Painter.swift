import CNcurses
import CTerminal
import Canvas

/// Compares a frame with what was painted last and hands the runs that differ to ncurses.
final class Painter {
    private let isUTF8: Bool
    private let colours: ColourPairs
    private let output: FrameOutput?
    private var size: Size
    private var painted: Frame?
    private var theme: Theme?
    private var looks: [Look: Pen] = [:]
    private var isClearing = false
    private var isCursorShown = true
    /// Where the hidden cursor stays, while somebody asks where it is; nil leaves it anywhere.
    private var parking: Position?
    private var isUnparked = false
    /// How often anything was written.
    private(set) var paints = 0

    init(depth: ColourDepth, isUTF8: Bool, output: FrameOutput?) {
        self.isUTF8 = isUTF8
        self.output = output
        colours = ColourPairs(depth: depth)
        size = Self.windowSize()
        leaveok(nc_stdscr(), true)
    }

    static func windowSize() -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard ct_window_size(1, &rows, &columns) == 0 else {
            return Size(columns: Int(getmaxx(nc_stdscr())), rows: Int(getmaxy(nc_stdscr())))
        }
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Whether the cursor is where it was parked.
    var isParked: Bool { parking != nil && !isCursorShown }

    /// Keeps the hidden cursor in one place from the next paint on; nil sets it free.
    func park(at place: Position?) {
        guard parking != place else { return }
        parking = place
        isUnparked = true
    }

    /// The same without a frame, unless a cursor is shown; a screen that must be painted anew is parked by that.
    func parkNow(at place: Position) {
        park(at: place)
        guard !isCursorShown, !isClearing, isUnparked, hide() else { return }
        wnoutrefresh(nc_stdscr())
        doupdate()
        paints += 1
    }

    @discardableResult
    func paint(_ frame: Frame, theme: Theme, removing removal: Removal = .none) -> Damage {
        if theme != self.theme {
            looks = [:]
            self.theme = theme
            painted = nil
        }
        let rows = min(frame.size.rows, size.rows)
        let columns = min(frame.size.columns, size.columns)
        if colours.isNearlyFull {
            // Pairs are never given back one by one; all of them at once costs one full paint.
            colours.forget()
            looks = [:]
            forget(clearing: true)
        }
        if removal == .everything { forget(clearing: true) }
        var damage = Damage(isCleared: isClearing)
        var isChanged = isClearing
        if let painted, painted.size != frame.size {
            self.painted = nil
            werase(nc_stdscr())
            isChanged = true
        }
        if isClearing {
            // What ncurses believes of the screen no longer holds.
            clearok(nc_curscr(), true)
            werase(nc_stdscr())
            isClearing = false
        }
        for row in 0..<rows {
            guard let run = changedColumns(row, of: frame, within: columns) else { continue }
            put(frame.cells(row: row), row: row, run, theme: theme)
            damage.rows.append(row)
            isChanged = true
        }
        if case .rows(let lost) = removal, rows > 0 {
            let lost = lost.clamped(to: 0..<rows)
            wredrawln(nc_stdscr(), Int32(lost.lowerBound), Int32(lost.count))
            isChanged = true
        }
        painted = frame
        if place(frame.cursor, rows: rows, columns: columns) { isChanged = true }
        guard isChanged else { return damage }
        wnoutrefresh(nc_stdscr())
        if let output, !damage.isCleared {
            if !output.gather({ doupdate() }) { forget(clearing: true) }
        } else {
            // The first paint after another program had the terminal sets its modes as well.
            doupdate()
        }
        paints += 1
        damage.mayReachDown = frame.cells(row: rows - 1).allSatisfy { $0.scalar == " " }
        return damage
    }

    /// The next paint starts from nothing.
    func forget(clearing: Bool) {
        painted = nil
        isClearing = clearing
    }

    func resize() -> Size {
        size = Self.windowSize()
        resizeterm(Int32(max(1, size.rows)), Int32(max(1, size.columns)))
        forget(clearing: true)
        return size
    }

    /// After a stop that nobody announced, the shell may have changed how the terminal is set.
    func resumeModes() {
        reset_prog_mode()
        forget(clearing: true)
    }

    private func changedColumns(_ row: Int, of frame: Frame, within columns: Int) -> Range<Int>? {
        guard columns > 0 else { return nil }
        guard let painted else { return 0..<columns }
        guard let changed = frame.changedColumns(row: row, since: painted), changed.lowerBound < columns else {
            return nil
        }
        return changed.clamped(to: 0..<columns)
    }

    private func put(_ cells: ArraySlice<Cell>, row: Int, _ run: Range<Int>, theme: Theme) {
        var output: [cchar_t] = []
        output.reserveCapacity(run.count)
        var role = Role.text
        var ground = Ground.plain
        var look = self.look(role, ground, theme)
        // Behind the last word blanks stay as they are: ncurses clears to the end of a line only in one look.
        let inked = cells.lastIndex { !$0.isBlank }.map { $0 - cells.startIndex } ?? 0
        // From the row's beginning, so that a blank looks the same whichever part of the row is painted.
        for (column, cell) in cells.prefix(run.upperBound).enumerated() where cell.width > 0 {
            if cell.role != role || cell.ground != ground {
                let next = self.look(cell.role, cell.ground, theme)
                // A blank has no ink: it keeps the look before it where the paper is the same, which saves a switch.
                if !(cell.isBlank && column < inked && next.paper == look.paper && next.paper != nil) {
                    (role, ground, look) = (cell.role, cell.ground, next)
                }
            }
            guard column >= run.lowerBound else { continue }
            append(cell, isPictured(cell) ? pictureLook(cell, theme) : look, to: &output)
        }
        wmove(nc_stdscr(), Int32(row), Int32(run.lowerBound))
        wadd_wchnstr(nc_stdscr(), output, Int32(output.count))
    }

    private func isPictured(_ cell: Cell) -> Bool { cell.ink != .none || cell.paper != .none }

    /// A picture's colours; what it leaves open is the ground's.
    private func pictureLook(_ cell: Cell, _ theme: Theme) -> Pen {
        let ground = look(cell.role, cell.ground, theme)
        guard let pair = colours.pair(cell, theme) else { return ground }
        return Pen(attributes: 0, pair: pair, paper: nil)
    }

    private func append(_ cell: Cell, _ look: Pen, to output: inout [cchar_t]) {
        var character = cchar_t()
        character.attr = look.attributes | nc_color_pair_bits(look.pair)
        character.ext_color = look.pair
        var scalar = cell.scalar
        var width = Int(cell.width)
        let isASCII = (0x20..<0x7F).contains(scalar.value)
        if !isASCII, !isUTF8 || ct_width(scalar.value) != Int32(width) {
            // The C library counts this one otherwise: shown as it is, it would shift the rest of the row.
            scalar = isUTF8 ? "\u{FFFD}" : "?"
            if width == 2 {
                character.chars.0 = wchar_t(scalar.value)
                output.append(character)
                scalar = " "
                width = 1
            }
        } else {
            character.chars.1 = mark(cell.mark)
            character.chars.2 = mark(cell.secondMark)
        }
        character.chars.0 = wchar_t(scalar.value)
        output.append(character)
    }

    private func mark(_ value: UInt32) -> wchar_t {
        value != 0 && isUTF8 && ct_width(value) == 0 ? wchar_t(value) : 0
    }

    private func look(_ role: Role, _ ground: Ground, _ theme: Theme) -> Pen {
        let key = Look(role: role, ground: ground)
        if let known = looks[key] { return known }
        let plain = colours.look(of: theme, role, ground)
        let look = Pen(attributes: plain.attributes, pair: plain.pair, paper: colours.paper(of: theme, role, ground))
        looks[key] = look
        return look
    }

    /// Shows or hides the cursor; true when ncurses has to be told.
    private func place(_ cursor: Position?, rows: Int, columns: Int) -> Bool {
        guard let cursor, cursor.row >= 0, cursor.row < rows, cursor.column >= 0, cursor.column < columns else {
            return hide()
        }
        let wasShown = isCursorShown
        let isMoved = getcurx(nc_stdscr()) != Int32(cursor.column) || getcury(nc_stdscr()) != Int32(cursor.row)
        wmove(nc_stdscr(), Int32(cursor.row), Int32(cursor.column))
        if !wasShown {
            isCursorShown = true
            leaveok(nc_stdscr(), false)
            curs_set(1)
        }
        return isMoved || !wasShown
    }

    private func hide() -> Bool {
        let wasShown = isCursorShown
        if wasShown { curs_set(0) }
        isCursorShown = false
        leaveok(nc_stdscr(), parking == nil)
        guard let parking else { return wasShown }
        let isMoved = isUnparked || getcurx(nc_stdscr()) != parking.column || getcury(nc_stdscr()) != parking.row
        isUnparked = false
        wmove(nc_stdscr(), Int32(parking.row), Int32(parking.column))
        return wasShown || isMoved
    }
}

/// How a role on a ground is painted.
private struct Pen {
    let attributes: attr_t
    let pair: Int32
    /// What a blank in it shows, the background's number; nil when it shows more than that.
    let paper: Int?
}

private struct Look: Hashable {
    let role: Role
    let ground: Ground
}
