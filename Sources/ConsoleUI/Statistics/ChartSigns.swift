import Canvas
import OzModel

/// The signs charts are drawn with, in Unicode and in their ASCII twins. Series differ by them as well as by colour.
struct ChartSigns {
    let isUnicode: Bool
    let glyphs: Glyphs

    init(_ glyphs: Glyphs) {
        self.glyphs = glyphs
        isUnicode = glyphs != .ascii
    }

    /// What fills an area of a tone.
    func fill(_ tone: ChartData.Tone) -> Character {
        let fills = Array(isUnicode ? "█▒░▓╳╱·+" : "#=.%x/-+")
        return fills[Self.place(tone) % fills.count]
    }

    /// What stands at a point of a line of a tone.
    func point(_ tone: ChartData.Tone) -> Character {
        switch tone {
        // In a list these share the sign of what has no verdict yet; as series they must not.
        case .verdict(.initial): return isUnicode ? "○" : "o"
        case .verdict(.finished): return isUnicode ? "◇" : "f"
        case .verdict(.other): return isUnicode ? "+" : "u"
        case .verdict(let verdict): return Character(verdict.glyph(glyphs))
        case .place(let place):
            let points = Array(isUnicode ? "●▲■◆+x" : "*^o%+x")
            return points[place % points.count]
        }
    }

    var corner: Character { isUnicode ? "└" : "+" }
    var tick: Character { isUnicode ? "┤" : "+" }
    var below: Character { isUnicode ? "┴" : "+" }

    /// Dots of a cell of two columns and four rows, as the bits of a braille character; one character for all in ASCII.
    func dots(_ bits: UInt32) -> Character {
        guard isUnicode, let scalar = Unicode.Scalar(0x2800 + bits) else { return "." }
        return Character(scalar)
    }

    static func role(_ tone: ChartData.Tone) -> Role {
        switch tone {
        case .verdict(let verdict): verdict.role
        case .place(let place): ([.barFill, .accent, .statusSync, .number, .dim] as [Role])[place % 5]
        }
    }

    private static func place(_ tone: ChartData.Tone) -> Int {
        switch tone {
        case .place(let place): place
        case .verdict(let verdict):
            switch verdict {
            case .success: 0
            case .declined: 1
            case .operatorRequired: 2
            case .processing: 3
            case .failed: 4
            case .initial: 5
            case .finished: 6
            case .other: 7
            }
        }
    }
}

/// A part of the screen as cells, before it becomes lines.
struct ChartCells {
    let width: Int
    let height: Int
    private var cells: [(character: Character, role: Role)]

    init(width: Int, height: Int) {
        self.width = max(1, width)
        self.height = max(1, height)
        cells = Array(repeating: (" ", .text), count: self.width * self.height)
    }

    mutating func set(_ character: Character, row: Int, column: Int, _ role: Role) {
        guard (0..<height).contains(row), (0..<width).contains(column) else { return }
        cells[row * width + column] = (character, role)
    }

    /// Letters of one column each.
    mutating func put(_ text: String, row: Int, column: Int, _ role: Role) {
        for (offset, character) in text.enumerated() { set(character, row: row, column: column + offset, role) }
    }

    /// One row in pieces of the same role.
    func spans(_ row: Int) -> [Text] {
        var spans: [Text] = []
        var run = ""
        var role = Role.text
        for column in 0..<width {
            let cell = cells[row * width + column]
            if cell.role != role, !run.isEmpty {
                spans.append(Text(run, role))
                run = ""
            }
            role = cell.role
            run.append(cell.character)
        }
        return spans + [Text(run, role)]
    }
}
