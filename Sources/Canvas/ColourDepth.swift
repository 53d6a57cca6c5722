/// How many colours a terminal has.
public enum ColourDepth: String, CaseIterable, Sendable, Hashable {
    case mono
    case ansi8 = "8"
    case ansi16 = "16"
    case palette256 = "256"
    case direct = "truecolor"

    /// The number that this depth knows `colour` by: a palette index, or 0xRRGGBB on direct; nil on mono.
    ///
    /// On direct the first eight numbers mean the palette, so that nearly black blues are lifted to 8.
    public func number(of colour: Colour) -> Int? {
        switch (self, colour) {
        case (.mono, _): return nil
        case (.ansi8, .ansi(let index)): return Int(index % 8)
        case (.ansi8, .rgb): return Self.nearest(to: colour, in: 0..<8)
        case (.ansi16, .ansi(let index)), (.palette256, .ansi(let index)): return Int(index)
        case (.ansi16, .rgb): return Self.nearest(to: colour, in: 0..<16)
        case (.palette256, .rgb): return Self.nearest(to: colour, in: 16..<256)
        case (.direct, .ansi(let index)) where index < 8: return Int(index)
        case (.direct, _):
            let (red, green, blue) = Self.components(colour)
            return max(8, red << 16 | green << 8 | blue)
        }
    }

    /// Red, green and blue of a palette entry 0 to 255, as xterm has them.
    public static func paletteEntry(_ index: Int) -> (red: Int, green: Int, blue: Int) {
        switch index {
        case ..<16: return ansi[max(0, index)]
        case ..<232:
            let cube = index - 16
            return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        default:
            let grey = 8 + 10 * (min(index, 255) - 232)
            return (grey, grey, grey)
        }
    }

    private static let ansi: [(red: Int, green: Int, blue: Int)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]

    private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

    static func components(_ colour: Colour) -> (red: Int, green: Int, blue: Int) {
        switch colour {
        case .ansi(let index): paletteEntry(Int(index))
        case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
        }
    }

    private static func nearest(to colour: Colour, in candidates: Range<Int>) -> Int {
        let wanted = components(colour)
        var best = candidates.lowerBound
        var smallest = Int.max
        for index in candidates {
            let found = distance(wanted, paletteEntry(index))
            if found < smallest { (best, smallest) = (index, found) }
        }
        return best
    }

    // The "redmean" distance: near to what eyes see, in whole numbers.
    private static func distance(
        _ a: (red: Int, green: Int, blue: Int), _ b: (red: Int, green: Int, blue: Int)
    ) -> Int {
        let mean = (a.red + b.red) / 2
        let (red, green, blue) = (a.red - b.red, a.green - b.green, a.blue - b.blue)
        return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
    }
}
