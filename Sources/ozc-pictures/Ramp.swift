import Canvas
import PictureProtocol

/// A picture of ASCII signs, the fuller the lighter: on faces it was easier to read than libchafa's signs, and than its
/// blocks where there are no colours.
struct Ramp {
    private static let signs = Array(" .:-=+*#%@".unicodeScalars)

    private let columns: Int
    private let rows: Int
    /// Red, green and blue of each cell's mean.
    private let means: [(red: Int, green: Int, blue: Int)]

    init(_ cut: Cut, columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        means = (0..<(columns * rows)).map { cell in
            Self.mean(
                cut, Self.span(cell % columns, of: columns, cut.width), Self.span(cell / columns, of: rows, cut.height))
        }
    }

    func picture(_ colours: ColourDepth) -> Picture? {
        let lights = means.map { ($0.red * 299 + $0.green * 587 + $0.blue * 114) / 1_000 }
        let sorted = lights.sorted()
        // A few glints and shadows must not leave all the rest the same.
        let darkest = sorted[sorted.count / 50]
        let lightest = sorted[sorted.count - 1 - sorted.count / 50]
        var inks: [Int: Ink] = [:]
        let dots = zip(means, lights).map { mean, light in
            let step = (light - darkest) * Self.signs.count / (lightest - darkest + 1)
            let sign = Self.signs[max(0, min(step, Self.signs.count - 1))]
            guard colours != .mono else { return Picture.Dot(sign) }
            let key = mean.red << 16 | mean.green << 8 | mean.blue
            let ink = inks[key] ?? Self.ink(mean, colours)
            inks[key] = ink
            return Picture.Dot(sign, ink: ink)
        }
        return Picture(size: Size(columns: columns, rows: rows), dots: dots)
    }

    // The sign says how light it is; the ink says only the hue.
    private static func ink(_ mean: (red: Int, green: Int, blue: Int), _ colours: ColourDepth) -> Ink {
        let most = max(mean.red, mean.green, mean.blue, 1)
        let (red, green, blue) = (
            UInt8(mean.red * 255 / most), UInt8(mean.green * 255 / most), UInt8(mean.blue * 255 / most)
        )
        guard colours != .direct, let number = colours.number(of: .rgb(red, green, blue)) else {
            return Ink(red, green, blue)
        }
        let entry = ColourDepth.paletteEntry(number)
        return Ink(UInt8(clamping: entry.red), UInt8(clamping: entry.green), UInt8(clamping: entry.blue))
    }

    private static func span(_ index: Int, of count: Int, _ length: Int) -> Range<Int> {
        let first = min(index * length / count, length - 1)
        return first..<max(first + 1, (index + 1) * length / count)
    }

    private static func mean(_ cut: Cut, _ columns: Range<Int>, _ rows: Range<Int>) -> (red: Int, green: Int, blue: Int)
    {
        var sum = (red: 0, green: 0, blue: 0)
        for row in rows {
            var pixel = cut.pixels + row * cut.stride + columns.lowerBound * 3
            for _ in columns {
                sum.red += Int(pixel[0])
                sum.green += Int(pixel[1])
                sum.blue += Int(pixel[2])
                pixel += 3
            }
        }
        let count = rows.count * columns.count
        return (sum.red / count, sum.green / count, sum.blue / count)
    }
}
