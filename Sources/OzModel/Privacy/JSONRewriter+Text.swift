extension JSONRewriter {
    /// What a string says, quotes and escapes undone: a key may be spelt in many ways.
    static func decoded(_ raw: ArraySlice<UInt8>) -> String {
        let text = raw.dropFirst().dropLast()
        guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
        var units: [UInt16] = []
        var rest = Array(String(decoding: text, as: UTF8.self).utf16)[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C, let kind = rest.popFirst() else {
                units.append(unit)
                continue
            }
            guard kind == 0x75 else {
                units.append(short[kind] ?? kind)
                continue
            }
            let digits = String(decoding: rest.prefix(4), as: UTF16.self)
            rest = rest.dropFirst(4)
            units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static let short: [UInt16: UInt16] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]
}
