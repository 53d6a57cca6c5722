/// What byte sequences of terminals mean, one at a time.
struct KeySequences: Sendable {
    static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
    /// A sequence longer than this is no sequence.
    static let limit = 4096

    enum Step: Equatable {
        case wait
        case scalar(Unicode.Scalar, length: Int)
        case key(Key, length: Int)
        case nothing(length: Int)
        case pasteBegins(length: Int)
    }

    /// How answers of a terminal begin, and no key does.
    private static let replies = ["\u{1B}_G", "\u{1B}P>", "\u{1B}[?", "\u{1B}[6;"].map { Array($0.utf8) }

    private let special: [[UInt8]: Key]
    private let longestSpecial: Int

    init(special: [[UInt8]: Key]) {
        self.special = special.filter { $0.key.first == 0x1B && $0.key.count > 1 }
        longestSpecial = self.special.keys.map(\.count).max() ?? 0
    }

    static func beginsReply(_ bytes: ArraySlice<UInt8>) -> Bool { replies.contains { bytes.starts(with: $0) } }

    /// The first key of `bytes`, which are not empty; `isLast` when nothing will follow them soon.
    func read(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        guard let first = bytes.first else { return .wait }
        switch first {
        case 0x1B: return escape(bytes, isLast: isLast)
        case 0x0D, 0x0A: return .key(.enter, length: 1)
        case 0x09: return .key(.tab, length: 1)
        case 0x7F, 0x08: return .key(.backspace, length: 1)
        case 0x00: return .key(.control(" "), length: 1)
        case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(first + 96))), length: 1)
        case 0x1C...0x1F: return .key(.control(Character(Unicode.Scalar(first + 64))), length: 1)
        default: return scalar(bytes, isLast: isLast)
        }
    }

    private func scalar(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        let needed = Self.length(of: bytes[bytes.startIndex])
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar):
            if scalar.properties.generalCategory == .control { return .key(.unknown, length: needed) }
            return .scalar(scalar, length: needed)
        case .emptyInput: return .wait
        case .error:
            let isCut = bytes.count < needed && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
            return isCut && !isLast ? .wait : .key(.unknown, length: 1)
        }
    }

    private static func length(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private func escape(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        for length in stride(from: min(longestSpecial, bytes.count), to: 1, by: -1) {
            if let key = special[Array(bytes.prefix(length))] { return .key(key, length: length) }
        }
        guard let second = bytes.dropFirst().first else { return isLast ? .key(.escape, length: 1) : .wait }
        switch second {
        case 0x1B:
            // Esc twice, or Esc before the sequence of a key: the first one is meant as Esc.
            return .key(.escape, length: 1)
        case UInt8(ascii: "["): return control(bytes, isLast: isLast)
        case UInt8(ascii: "O"): return single(bytes, isLast: isLast)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            return reply(bytes, isLast: isLast)
        default: return alt(bytes, isLast: isLast)
        }
    }

    private func alt(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        switch read(bytes.dropFirst(), isLast: isLast) {
        case .scalar(let scalar, let length): return .key(.alt(Character(scalar)), length: length + 1)
        case .wait: return .wait
        case .key(_, let length): return .key(.unknown, length: length + 1)
        case .nothing(let length), .pasteBegins(let length): return .nothing(length: length + 1)
        }
    }

    /// `ESC O x`, as keypads and the first function keys send.
    private func single(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        guard bytes.count > 2 else { return isLast ? .key(.alt("O"), length: 2) : .wait }
        guard let key = KeySequenceTable.finals[bytes[bytes.startIndex + 2]] else { return .nothing(length: 3) }
        return .key(key, length: 3)
    }

    /// `ESC [ … final`.
    private func control(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        let body = bytes.dropFirst(2)
        // The Linux console writes F1 to F5 as `ESC [ [ A` … `E`.
        if body.first == UInt8(ascii: "[") {
            guard body.count > 1 else { return isLast ? .nothing(length: 3) : .wait }
            let number = Int(body[body.startIndex + 1]) - Int(UInt8(ascii: "A")) + 1
            return (1...5).contains(number) ? .key(.function(number), length: 4) : .nothing(length: 4)
        }
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            if body.isEmpty, isLast { return .key(.alt("["), length: 2) }
            return isLast || body.count > Self.limit ? .nothing(length: bytes.count) : .wait
        }
        let length = end - bytes.startIndex + 1
        // A control or an Esc in the middle breaks the sequence off, and is read by itself.
        guard (0x40...0x7E).contains(bytes[end]) else { return .nothing(length: length - 1) }
        let parameters = bytes[body.startIndex..<end]
        if bytes[end] == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) { return .pasteBegins(length: length) }
        guard let key = KeySequenceTable.key(parameters: parameters, final: bytes[end]) else {
            return .nothing(length: length)
        }
        return .key(key, length: length)
    }

    /// Answers of the terminal: they end with `ESC \` or a bell, and mean no key.
    private func reply(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        let body = bytes.dropFirst(2)
        if body.isEmpty {
            guard isLast, let second = bytes.last else { return .wait }
            return .key(.alt(Character(Unicode.Scalar(second))), length: 2)
        }
        var index = body.startIndex
        while index < body.endIndex, index - bytes.startIndex < Self.limit {
            if bytes[index] == 0x07 { return .nothing(length: index - bytes.startIndex + 1) }
            if bytes[index] == 0x1B, index + 1 < bytes.endIndex {
                let isEnd = bytes[index + 1] == UInt8(ascii: "\\")
                return .nothing(length: index - bytes.startIndex + (isEnd ? 2 : 0))
            }
            index += 1
        }
        return isLast || index < body.endIndex ? .nothing(length: index - bytes.startIndex) : .wait
    }
}
