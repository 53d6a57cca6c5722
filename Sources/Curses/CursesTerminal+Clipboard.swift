extension CursesTerminal {
    /// Asks the terminal to take text to its clipboard (OSC 52); it does not say whether it did.
    public func copy(_ text: String) {
        TerminalOutput.write("\u{1B}]52;c;\(Base64.encode(Array(text.utf8)))\u{07}")
    }
}

/// RFC 4648, for the terminal's clipboard.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
        var text = String.UnicodeScalarView()
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let padded = Array(group) + Array(repeating: UInt8(0), count: 3 - group.count)
            let value = UInt32(padded[0]) << 16 | UInt32(padded[1]) << 8 | UInt32(padded[2])
            for place in 0..<4 {
                text.append(place > group.count ? "=" : alphabet[Int(value >> (18 - 6 * UInt32(place)) & 63)])
            }
        }
        return String(text)
    }
}
