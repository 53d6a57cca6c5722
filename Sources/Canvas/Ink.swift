/// A colour of a picture, or none: what a photograph has and no theme can name.
public struct Ink: Hashable, Sendable {
    /// 0 for none, else 0xFFRRGGBB.
    public let bits: UInt32

    /// Whatever role and ground say.
    public static let none = Ink(bits: 0)

    /// Red, green and blue, 0 to 255 each.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        bits = 0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }

    /// 0, or 0xFFRRGGBB; anything else counts as none.
    public init(bits: UInt32) {
        self.bits = bits >> 24 == 0xFF ? bits : 0
    }

    /// The same as a theme would name it; nil for none.
    public var colour: Colour? {
        guard self != .none else { return nil }
        return .rgb(UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF))
    }

    /// Six hexadecimal digits, or a dash for none.
    var notation: String {
        guard self != .none else { return "-" }
        let digits = String(bits & 0xFFFFFF, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
