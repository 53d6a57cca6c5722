/// Looks at a picture's bytes before they reach the terminal: one well-formed picture of its protocol, no other escape.
public enum PixelCheck {
    /// Longer ones are never shown, in bytes.
    public static let limit = 8 * 1024 * 1024

    /// What may be written; a kitty picture is given what it lacks: its number, its extent, silence, a cursor that stays.
    public static func check(
        _ picture: PixelPicture, for abilities: PixelAbilities
    ) throws(PixelRefusal) -> CheckedPixels {
        guard abilities.protocols.contains(picture.protocol) else { throw .notSpoken }
        guard picture.bytes.count <= limit else { throw .tooLong(bytes: picture.bytes.count) }
        guard picture.size.columns > 0, picture.size.rows > 0 else { throw .tooLarge }
        switch picture.protocol {
        case .kitty: return try KittyCheck.check(picture)
        case .iterm: return try ITermCheck.check(picture)
        case .sixel: return try SixelCheck.check(picture, abilities)
        }
    }

    static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }

    /// A whole number as it is written, nothing else.
    static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
