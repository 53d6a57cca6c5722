/// Numbers that come again in the same order for the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

private let hostilePieces: [String] = [
    "a", "B", "7", " ", "  ", "é", "e\u{301}", "ế", "ที่", "日", "本", "한", "\u{1112}\u{1161}\u{11AB}", "😀", "👍🏽",
    "👨\u{200D}👩\u{200D}👧", "🇳🇴", "🇳", "1\u{FE0F}\u{20E3}", "❤\u{FE0F}", "\u{1B}[31m", "\u{9B}2J", "\u{0}", "\u{7F}",
    "\u{202E}", "\u{2066}", "\u{200B}", "\u{200D}", "\u{301}", "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "\n",
    "\r\n",
    "\t", "\u{E000}", String(decoding: [0xFDD0 as UInt16], as: UTF16.self), "ｗ", "　", "क्ष्म", "ا", "\u{64B}", "\u{11A8}",
    "\u{E0041}", "🏽", "◌", "…",
]

func hostileText(_ random: inout some RandomNumberGenerator, pieces: Int = 12) -> String {
    (0..<Int.random(in: 0...pieces, using: &random)).compactMap { _ in hostilePieces.randomElement(using: &random) }
        .joined()
}
