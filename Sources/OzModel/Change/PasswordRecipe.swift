/// How passwords are made up.
public struct PasswordRecipe: Hashable, Sendable {
    /// Kinds of characters.
    public enum Kind: CaseIterable, Hashable, Sendable {
        case lower, upper, digits, signs

        fileprivate var characters: [Character] {
            switch self {
            case .lower: Array("abcdefghijklmnopqrstuvwxyz")
            case .upper: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            case .digits: Array("0123456789")
            // None that a shell, a URL or a CSV file would take for its own.
            case .signs: Array("-_.+=@%:,")
            }
        }
    }

    /// Characters in all; at least one of each kind, and 8.
    public var length: Int
    public var kinds: Set<Kind>
    /// Whether characters are left out that look like others: l, 1, I, O, 0.
    public var isReadable: Bool

    /// 20 characters of all kinds, none of which looks like another: about 120 bits.
    public init(length: Int = 20, kinds: Set<Kind> = Set(Kind.allCases), isReadable: Bool = true) {
        self.length = length
        self.kinds = kinds
        self.isReadable = isReadable
    }

    /// A new password by the system's own chance.
    public func make() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }

    /// A new password, with at least one character of each kind.
    public func make(using generator: inout some RandomNumberGenerator) -> Secret {
        let sets = (kinds.isEmpty ? [.lower] : Kind.allCases.filter(kinds.contains)).map(characters)
        let all = sets.flatMap(\.self)
        var password = sets.compactMap { $0.randomElement(using: &generator) }
        while password.count < max(length, 8) {
            if let character = all.randomElement(using: &generator) { password.append(character) }
        }
        password.shuffle(using: &generator)
        return Secret(String(password))
    }

    private func characters(_ kind: Kind) -> [Character] {
        isReadable ? kind.characters.filter { !"l1IO0".contains($0) } : kind.characters
    }
}

/// How hard a password is to guess, roughly: by its length and kinds of characters, and by how often it repeats itself.
public enum PasswordStrength: Hashable, Sendable, Comparable {
    case weak, fair, strong

    /// Judges a password; what stands in a dictionary is not known here.
    public init(_ password: Secret) {
        let text = password.exposed
        let distinct = Set(text).count
        var alphabet = 0
        if text.contains(where: \.isLowercase) { alphabet += 26 }
        if text.contains(where: \.isUppercase) { alphabet += 26 }
        if text.contains(where: \.isNumber) { alphabet += 10 }
        if text.contains(where: { !$0.isLetter && !$0.isNumber }) { alphabet += 20 }
        // Bits of one character: the next power of two is near enough for a word.
        var bits = 0
        while 1 << bits < alphabet { bits += 1 }
        let score = min(text.count, distinct * 2) * bits
        self = score < 50 ? .weak : score < 80 ? .fair : .strong
    }

    /// The word for people.
    public var words: String {
        switch self {
        case .weak: "weak"
        case .fair: "fair"
        case .strong: "strong"
        }
    }
}
