import CNcurses
import Canvas

/// Colour pairs, made as they are needed.
final class ColourPairs {
    private let depth: ColourDepth
    private var known: [Pair: Int32] = [:]

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

    private func pair(_ foreground: Colour?, _ background: Colour?) -> Int32 {
        let wanted = Pair(
            foreground: Int32(foreground.flatMap(depth.number) ?? -1),
            background: Int32(background.flatMap(depth.number) ?? -1))
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
