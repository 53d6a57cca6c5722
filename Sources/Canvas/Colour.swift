/// A colour as a theme names it.
public enum Colour: Hashable, Sendable {
    /// One of the terminal's own sixteen, 0 to 15.
    case ansi(UInt8)
    case rgb(UInt8, UInt8, UInt8)

    /// Reads `#rgb`, `#rrggbb`, `ansi:0` … `ansi:15`; nil for anything else.
    public init?(notation: String) {
        if notation.hasPrefix("ansi:") {
            guard let number = UInt8(notation.dropFirst(5)), number < 16 else { return nil }
            self = .ansi(number)
            return
        }
        guard notation.first == "#", notation.utf8.count == notation.count else { return nil }
        let digits = notation.dropFirst().compactMap(\.hexDigitValue).map { UInt8($0) }
        guard digits.count == notation.count - 1, digits.count == 3 || digits.count == 6 else { return nil }
        if digits.count == 3 {
            self = .rgb(digits[0] * 17, digits[1] * 17, digits[2] * 17)
        } else {
            self = .rgb(digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5])
        }
    }
}
