/// An identifier shaped like a UUID of version 4, small enough to keep by the hundred thousand.
struct ObjectID: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// The identifier that follows from a seed, a kind of object and numbers within it: the same input, the same id. The
    /// index takes 41 bits, the part 16; both can be read from the id again (``origin(seed:)``).
    init(seed: UInt64, kind: Kind, _ index: Int, _ part: Int = 0) {
        let said =
            UInt64(kind.rawValue) << 57 | (UInt64(truncatingIfNeeded: index) & Self.indexMask) << 16
            | UInt64(truncatingIfNeeded: part) & 0xFFFF
        low = Self.shuffled(said, seed: seed, rounds: [0, 1, 2, 3]) | 0b10 << 62
        high = Self.check(of: low, seed: seed)
    }

    /// What an id of this seed was made from; nil for ids of elsewhere.
    func origin(seed: UInt64) -> (kind: Kind, index: Int, part: Int)? {
        guard high == Self.check(of: low, seed: seed) else { return nil }
        let said = Self.shuffled(low & ~(0b11 << 62), seed: seed, rounds: [3, 2, 1, 0])
        guard let kind = Kind(rawValue: UInt8(said >> 57)) else { return nil }
        return (kind, Int(said >> 16 & Self.indexMask), Int(said & 0xFFFF))
    }

    private static let indexMask: UInt64 = 1 << 41 - 1

    private static func check(of low: UInt64, seed: UInt64) -> UInt64 {
        SplitMix.mixed(low ^ SplitMix.mixed(seed)) & ~0xF000 | 0x4000
    }

    /// Four rounds of a Feistel network on 62 bits: looks like chance and can be undone, by the rounds backwards.
    private static func shuffled(_ value: UInt64, seed: UInt64, rounds: [UInt64]) -> UInt64 {
        let half: UInt64 = 1 << 31 - 1
        var (left, right) = (value >> 31, value & half)
        for round in rounds {
            (left, right) = (right, left ^ SplitMix.mixed(right ^ SplitMix.mixed(seed &+ round) << 31) & half)
        }
        return right << 31 | left
    }

    /// Reads the dashed form, in either case; nil for anything else.
    init?(_ text: some StringProtocol) {
        var halves: [UInt64] = [0, 0]
        var digits = 0
        guard text.utf8.count == 36 else { return nil }
        for (position, byte) in text.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            halves[digits / 16] = halves[digits / 16] << 4 | UInt64(digit)
            digits += 1
        }
        high = halves[0]
        low = halves[1]
    }

    var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let half = digit < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - digit % 16 * 4)) & 15
                buffer[place] = value < 10 ? 48 + value : 87 + value
                place += 1
            }
            return 36
        }
    }

    var json: JSON { .string(description) }

    static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// What an identifier names.
    enum Kind: UInt8 {
        case company = 1
        case user, collection, person, folder, media, analysis, group, association, image, session
        case report, reportTemplate, attachment, eventSession
    }
}
