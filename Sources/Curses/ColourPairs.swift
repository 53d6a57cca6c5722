import CNcurses
import Canvas

/// Colour pairs, made as they are needed.
final class ColourPairs {
    private let depth: ColourDepth
    private var known: [Pair: Int32] = [:]
    /// What the colours of pictures are on this terminal.
    private var numbers: [Ink: Int32] = [:]
    /// As many as one window full of pictures may need at once.
    private static let reserve = 16_384

    init(depth: ColourDepth) {
        self.depth = depth
    }

    func look(of theme: Theme, _ role: Role, _ ground: Ground) -> (attributes: attr_t, pair: Int32) {
        guard depth != .mono else { return (attributes(of: theme.colourlessStyle(role, on: ground)), 0) }
        let style = theme.style(role, on: ground)
        var attributes = attributes(of: style)
        // Eight colours have no bright half; bold is what terminals show it by.
        if depth == .ansi8, case .ansi(8...) = style.foreground { attributes |= nc_A_BOLD }
        return (attributes, pair(style.foreground, style.background))
    }

    /// The number of the background, -1 for the terminal's own; nil when an attribute shows on a blank as well.
    func paper(of theme: Theme, _ role: Role, _ ground: Ground) -> Int? {
        let style = depth == .mono ? theme.colourlessStyle(role, on: ground) : theme.style(role, on: ground)
        guard !style.underline, !style.reverse else { return nil }
        return depth == .mono ? -1 : style.background.flatMap(depth.number) ?? -1
    }

    /// Whether a window full of pictures might find no pair any more; the few of a plain terminal are all in use anyway.
    var isNearlyFull: Bool {
        let most = Int(nc_colour_pairs())
        return most > 2 * Self.reserve && known.count > most - Self.reserve
    }

    /// Begins anew: whatever is on the glass has to be painted again.
    func forget() {
        known = [:]
        numbers = [:]
    }

    /// The pair of a picture's cell; nil on a terminal without colours.
    func pair(_ cell: Cell, _ theme: Theme) -> Int32? {
        guard depth != .mono else { return nil }
        let style = theme.style(cell.role, on: cell.ground)
        return pair(
            Pair(
                foreground: number(cell.ink) ?? style.foreground.flatMap(depth.number).map(Int32.init) ?? -1,
                background: number(cell.paper) ?? style.background.flatMap(depth.number).map(Int32.init) ?? -1))
    }

    private func number(_ ink: Ink) -> Int32? {
        if let known = numbers[ink] { return known }
        guard let number = ink.colour.flatMap(depth.number) else { return nil }
        if numbers.count > 65_536 { numbers = [:] }
        numbers[ink] = Int32(number)
        return Int32(number)
    }

    private func pair(_ foreground: Colour?, _ background: Colour?) -> Int32 {
        pair(
            Pair(
                foreground: Int32(foreground.flatMap(depth.number) ?? -1),
                background: Int32(background.flatMap(depth.number) ?? -1)))
    }

    private func pair(_ wanted: Pair) -> Int32 {
        guard wanted.foreground >= 0 || wanted.background >= 0 else { return 0 }
        if let pair = known[wanted] { return pair }
        let next = Int32(known.count + 1)
        guard next < nc_colour_pairs(), init_extended_pair(next, wanted.foreground, wanted.background) != ERR else {
            return 0
        }
        known[wanted] = next
        return next
    }

    private func attributes(of style: Style) -> attr_t {
        var attributes: attr_t = 0
        if style.bold { attributes |= nc_A_BOLD }
        if style.dim { attributes |= nc_A_DIM }
        if style.italic { attributes |= nc_A_ITALIC }
        if style.underline { attributes |= nc_A_UNDERLINE }
        if style.reverse { attributes |= nc_A_REVERSE }
        return attributes
    }
}

private struct Pair: Hashable {
    let foreground: Int32
    let background: Int32
}
