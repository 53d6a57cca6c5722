import CTerminal
import Canvas

/// Lays a picture in pixels over the painted cells and takes it off again; ncurses knows nothing of it.
final class PixelPainter {
    /// tmux drops a longer sequence, in bytes.
    private static let tmuxLimit = 1_000_000

    /// Why the last frame's picture is not on the glass; nil when it is, or there was none.
    private(set) var refusal: PixelRefusal?
    /// What is on the glass.
    private var shown: Shown?
    /// What the checks said of the last picture, so that it is read once.
    private var known: (picture: PixelPicture, abilities: PixelAbilities, result: Result<CheckedPixels, PixelRefusal>)?
    /// Whether no picture was drawn that only painting over takes off.
    private var isWiped = true
    private let farewell: [UInt8]

    /// `farewell` is what puts the terminal back after a crash.
    init(farewell: [UInt8]) {
        self.farewell = farewell
    }

    /// Before the cells: takes off what `frame` does not show, and answers how the cells are to be painted for that.
    func takeOff(for frame: Frame) -> Removal {
        guard let shown, frame.pixels.map(shown.isSame) != true else { return .none }
        self.shown = nil
        guard shown.image == nil else {
            delete(shown)
            return .none
        }
        let rect = shown.placed.rect
        // tmux hands on no blank where it believes one already.
        return shown.isInTmux ? .everything : .rows(rect.row..<(rect.row + rect.rows))
    }

    /// After the cells: puts the frame's picture on, unless it is there and whole.
    func putOn(_ frame: Frame, _ glass: Glass, after damage: Damage) {
        guard let placed = frame.pixels else {
            refusal = nil
            return
        }
        if damage.touches(placed.rect) { shown?.isWhole = false }
        if let shown, shown.isWhole { return }
        // Before anything is known nothing is wrong with it either.
        guard let abilities = glass.abilities, let route = glass.route(placed.picture.protocol) else { return }
        do throws(PixelRefusal) {
            let checked = try check(placed, abilities, glass.size)
            let bytes = try sequence(checked, at: placed.position, by: route)
            shown = Shown(placed: placed, image: checked.kittyImage, route: route, isInTmux: glass.isInTmux)
            refusal = nil
            if shown?.image == nil { isWiped = false }
            guardAgainstCrash()
            TerminalOutput.write(bytes)
        } catch {
            if let shown { delete(shown) }
            shown = nil
            refusal = error
        }
    }

    /// Wipes all off, before the screen is left.
    func leave() {
        if !wiping.isEmpty { TerminalOutput.write(wiping) }
        shown = nil
        isWiped = true
    }

    private func check(
        _ placed: PlacedPixels, _ abilities: PixelAbilities, _ size: Size
    ) throws(PixelRefusal) -> CheckedPixels {
        let picture = placed.picture
        // Behind the last row of these two the cursor steps down, and the whole screen would go up.
        let free = picture.protocol == .kitty ? 0 : 1
        let room = Rect(row: 0, column: 0, columns: size.columns, rows: size.rows - free)
        guard placed.rect.intersection(room) == placed.rect else { throw .tooLarge }
        if let known, known.picture == picture, known.abilities == abilities { return try known.result.get() }
        let result = Result { () throws(PixelRefusal) in try PixelCheck.check(picture, for: abilities) }
        known = (picture, abilities, result)
        return try result.get()
    }

    private func sequence(
        _ checked: CheckedPixels, at place: Position, by route: PixelRoute
    ) throws(PixelRefusal) -> [UInt8] {
        switch route {
        case .direct: return Self.placed(checked.bytes[...], at: place)
        case .tmux(let origin):
            let outside = Position(row: place.row + origin.row, column: place.column + origin.column)
            // tmux holds cells back, but no passthrough: erasing one, which is blank, makes it write them all first.
            let blank = "\u{1B}7\u{1B}[0m\u{1B}[\(place.row + 1);\(place.column + 1)H\u{1B}[X\u{1B}8"
            var output = checked.kittyImage == nil ? Array(blank.utf8) : []
            // Each part on its own, and in its place: tmux may move the cursor between them.
            for range in checked.sequences {
                let part = PixelRoute.passthrough(Self.placed(checked.bytes[range], at: outside))
                guard part.count <= Self.tmuxLimit else { throw .tooLong(bytes: part.count) }
                output += part
            }
            return output
        }
    }

    private static func placed(_ bytes: ArraySlice<UInt8>, at place: Position) -> [UInt8] {
        Array("\u{1B}7\u{1B}[\(place.row + 1);\(place.column + 1)H".utf8) + bytes + Array("\u{1B}8".utf8)
    }

    private func delete(_ shown: Shown) {
        guard let image = shown.image else { return }
        TerminalOutput.write(shown.bring("\u{1B}_Ga=d,d=I,i=\(image),q=2\u{1B}\\"))
    }

    /// From now on a crash wipes it off too.
    private func guardAgainstCrash() {
        (wiping + farewell).withUnsafeBytes { ct_guard_arm(1, $0.baseAddress, $0.count) }
    }

    private var wiping: [UInt8] {
        var bytes: [UInt8] = []
        if let shown, let image = shown.image {
            // The screen is this program's own; what tmux shows beside it is not.
            let what = shown.route == .direct ? "d=A" : "d=I,i=\(image)"
            bytes += shown.bring("\u{1B}_Ga=d,\(what),q=2\u{1B}\\")
        }
        if !isWiped { bytes += "\u{1B}[0m\u{1B}[2J".utf8 }
        return bytes
    }
}

/// A picture on the glass.
private struct Shown {
    let placed: PlacedPixels
    let image: UInt32?
    let route: PixelRoute
    let isInTmux: Bool
    /// Whether nothing was painted across it since.
    var isWhole = true

    func isSame(as other: PlacedPixels) -> Bool { placed == other && placed.picture.protocol == other.picture.protocol }

    func bring(_ text: String) -> [UInt8] {
        route == .direct ? Array(text.utf8) : PixelRoute.passthrough(text.utf8)
    }
}
