/// One column of one row: a spacing scalar with up to two marks on it, what it means, and what lies under it.
///
/// Two marks, because one would lose the tone of Thai syllables and the accents of decomposed Vietnamese.
public struct Cell: Equatable, Sendable {
    public var scalar: Unicode.Scalar
    /// 0 when there is none.
    public var mark: UInt32
    /// 0 when there is none.
    public var secondMark: UInt32
    public var role: Role
    public var ground: Ground
    /// 1, 2 for a wide one, or 0 for the column that a wide one covers.
    public var width: UInt8
    /// The colour of a picture's cell; nothing where the role says it, as in all that is text.
    public var ink: Ink
    /// What lies under a picture's cell; nothing where the ground says it.
    public var paper: Ink

    public init(
        _ scalar: Unicode.Scalar = " ", mark: UInt32 = 0, secondMark: UInt32 = 0, role: Role = .text,
        ground: Ground = .plain, width: UInt8 = 1, ink: Ink = .none, paper: Ink = .none
    ) {
        self.scalar = scalar
        self.mark = mark
        self.secondMark = secondMark
        self.role = role
        self.ground = ground
        self.width = width
        self.ink = ink
        self.paper = paper
    }

    /// Nothing, on plain ground.
    public static let blank = Cell()

    /// Whether there is nothing to see but the ground.
    public var isBlank: Bool { scalar == " " && mark == 0 && secondMark == 0 && paper == .none }

    /// The characters of this cell; empty for the covered half of a wide one.
    public var text: String {
        guard width > 0 else { return "" }
        var text = String(Character(scalar))
        for value in [mark, secondMark] where value != 0 {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
