extension PixelMethod {
    /// Whether `bytes` draw a picture in this way and can do nothing else to a terminal, such as read a file, fill the
    /// clipboard or ask for an answer: the helper that made them has read what strangers sent.
    public func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .kitty: Self.isKitty(bytes)
        case .iterm: Self.isITerm(bytes)
        case .sixel: Self.isSixel(bytes)
        }
    }

    private static func isKitty(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        var isFirst = true
        while !rest.isEmpty {
            guard rest.skip("\u{1B}_G") else { return false }
            let keys = rest.take { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ";") }
            if rest.skip(";") { _ = rest.take(isBase64) }
            guard rest.skip("\u{1B}\\"), areKittyKeys(keys, isFirst: isFirst) else { return false }
            isFirst = false
        }
        return !isFirst
    }

    private static func areKittyKeys(_ keys: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
        var isTransmission = false
        for pair in keys.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let text = String(decoding: pair, as: UTF8.self)
            if text == "a=T" { isTransmission = true }
            let isNumber = pair.dropFirst(2).allSatisfy(isDigit) && (1...9).contains(pair.count - 2)
            let isAllowed =
                isFirst
                ? ["a=T", "t=d", "o=z"].contains(text) || "fsvcrmqCpi".contains { text.hasPrefix("\($0)=") } && isNumber
                : ["m=", "q="].contains { text.hasPrefix($0) } && isNumber
            guard isAllowed else { return false }
        }
        return !isFirst || isTransmission
    }

    private static func isITerm(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        guard rest.skip("\u{1B}]1337;File=") else { return false }
        let keys = rest.take { $0 != UInt8(ascii: ":") }
        let known = ["inline", "width", "height", "preserveAspectRatio", "size"]
        var isInline = false
        for pair in keys.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, known.contains(String(decoding: halves[0], as: UTF8.self)),
                halves[1].allSatisfy(isDigit), (1...9).contains(halves[1].count)
            else { return false }
            if pair.elementsEqual("inline=1".utf8) { isInline = true }
        }
        guard isInline, rest.skip(":") else { return false }
        _ = rest.take(isBase64)
        return (rest.skip("\u{7}") || rest.skip("\u{1B}\\")) && rest.isEmpty
    }

    private static func isSixel(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        guard rest.skip("\u{1B}P") else { return false }
        _ = rest.take { isDigit($0) || $0 == UInt8(ascii: ";") }
        guard rest.skip("q") else { return false }
        let others = Array("!\"#$-;0123456789".utf8)
        _ = rest.take { (0x3F...0x7E).contains($0) || others.contains($0) }
        return rest.skip("\u{1B}\\") && rest.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Goes past `text`; false, and nothing happens, when it does not stand there.
    fileprivate mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        let isThere = text.withUTF8Buffer { prefix(count).elementsEqual($0) }
        if isThere { self = dropFirst(count) }
        return isThere
    }

    fileprivate mutating func take(_ isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = prefix(while: isWanted)
        self = self[taken.endIndex...]
        return taken
    }
}
