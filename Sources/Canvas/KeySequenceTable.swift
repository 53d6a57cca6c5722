/// The sequences that terminals of the xterm, VT, rxvt, tmux and Linux families agree on.
enum KeySequenceTable {
    /// By the last byte of `ESC [ x` and `ESC O x`.
    static let finals: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab, UInt8(ascii: "M"): .enter,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
        UInt8(ascii: "S"): .function(4),
    ]

    /// By the number before `~`.
    static let numbers: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
        12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
        19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]

    /// The key of `ESC [ parameters final`; held modifiers are left out, nil for what is no key.
    static func key(parameters: ArraySlice<UInt8>, final: UInt8) -> Key? {
        guard parameters.allSatisfy({ (0x30...0x3B).contains($0) && $0 != UInt8(ascii: ":") }) else { return nil }
        let numbers = parameters.split(separator: UInt8(ascii: ";")).map { Int(String(decoding: $0, as: UTF8.self)) }
        if final == UInt8(ascii: "~") {
            guard numbers.count <= 2, let number = numbers.first ?? nil else { return nil }
            return Self.numbers[number]
        }
        // `ESC [ 12 ; 40 R` tells where the cursor is, and `ESC [ M` begins a mouse report.
        let isPlain = numbers.isEmpty || (numbers.count == 2 && numbers[0] == 1)
        guard isPlain, final != UInt8(ascii: "M") || !numbers.isEmpty else { return nil }
        return finals[final]
    }
}
