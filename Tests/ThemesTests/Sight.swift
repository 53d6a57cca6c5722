import Canvas
import Foundation

/// How eyes see colours: contrast after WCAG 2, and difference for those who see no green.
enum Sight {
    /// 1 for the same, 21 for black on white.
    static func contrast(_ a: Colour, _ b: Colour) -> Double {
        let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
        return (light + 0.05) / (dark + 0.05)
    }

    /// The distance in CIE L*a*b* as a deuteranope sees it (Viénot, Brettel and Mollon 1999); 2 can just be told apart.
    static func deuteranopeDistance(_ a: Colour, _ b: Colour) -> Double {
        let differences = zip(lab(deuteranope(linear(a))), lab(deuteranope(linear(b)))).map { ($0 - $1) * ($0 - $1) }
        return differences.reduce(0, +).squareRoot()
    }

    private static func luminance(_ colour: Colour) -> Double {
        let parts = linear(colour)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private static func linear(_ colour: Colour) -> [Double] {
        guard case .rgb(let red, let green, let blue) = colour else { return [0, 0, 0] }
        return [red, green, blue].map { part in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    private static func deuteranope(_ rgb: [Double]) -> [Double] {
        let red = 0.29275 * rgb[0] + 0.70725 * rgb[1]
        return [red, red, -0.02234 * rgb[0] + 0.02234 * rgb[1] + rgb[2]]
    }

    private static func lab(_ rgb: [Double]) -> [Double] {
        func lightness(_ value: Double) -> Double {
            value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116.0
        }
        let x = lightness((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505)
        let y = lightness(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2])
        let z = lightness((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }
}
