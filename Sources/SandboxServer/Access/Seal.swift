/// What a token says of itself, so that a sandbox that was ended and started again still knows whom it let in.
///
/// A token is 128 hexadecimal digits: the user, two random words, the time, and four words that follow from these and the
/// sandbox's seed. Whoever knows the seed can make one: this keeps a demonstration going, it keeps nobody out.
struct Seal: Equatable, Sendable {
    /// Which of the pair a token is.
    enum Kind: UInt64, Sendable { case access = 1, expire = 2 }

    let user: Int
    /// Names the session; the same in both tokens.
    let nonce: [UInt64]
    let issued: Moment

    init(user: Int, issued: Moment) {
        self.user = user
        self.issued = issued
        nonce = [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)]
    }

    /// Reads a token; nil when this sandbox's seed did not make it, or it is of another kind than the one wanted.
    init?(_ token: String, _ wanted: Kind? = nil, seed: UInt64) {
        let bytes = Array(token.utf8)
        guard bytes.count == 128 else { return nil }
        let words = stride(from: 0, to: 128, by: 16).compactMap { start in
            UInt64(String(decoding: bytes[start..<(start + 16)], as: UTF8.self), radix: 16)
        }
        guard words.count == 8, let kind = Kind(rawValue: words[0] >> 32), wanted ?? kind == kind else { return nil }
        user = Int(words[0] & 0xFFFF_FFFF)
        nonce = [words[1], words[2]]
        issued = Moment(microseconds: Int64(bitPattern: words[3]))
        guard self.token(kind, seed: seed) == token else { return nil }
    }

    func token(_ kind: Kind, seed: UInt64) -> String {
        let said = [kind.rawValue << 32 | UInt64(user), nonce[0], nonce[1], UInt64(bitPattern: issued.microseconds)]
        var state = seed
        for word in said { state = Self.mix(state ^ word) }
        let sealed = (1...4).map { Self.mix(state &+ UInt64($0)) }
        return (said + sealed).map { word in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        var mixed = word &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
