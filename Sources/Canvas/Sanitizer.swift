/// The one place where text from outside becomes fit to show, on the screen and in plain output.
public enum Sanitizer {
    /// How many scalars of one text are kept before `…` stands for the rest.
    public static let defaultLimit = 65_536

    /// How many marks may sit on one character; what is piled higher is dropped.
    static let marksKept = 4

    /// `text` without anything that could steer a terminal or hide what it says.
    ///
    /// Control characters and bidi overrides become U+FFFD, so that an attack is seen; unassigned, private and
    /// noncharacters too. Other format characters are dropped. Every kind of blank becomes a space, and so do line ends
    /// and tabs unless `keepingLines`. An emoji made of several keeps its first.
    public static func clean(_ text: String, keepingLines: Bool = false, limit: Int = defaultLimit) -> String {
        if isPrintableASCII(text), text.utf8.count <= limit { return text }
        var result = String.UnicodeScalarView()
        var marks = 0
        var count = 0
        var seen = 0
        var previous: Unicode.Scalar = " "
        var joined = false
        for scalar in text.unicodeScalars {
            seen += 1
            // A megabyte of marks or joiners shows nothing, and is not read to its end either.
            guard count < limit, seen < limit * 8 else {
                result.append("…")
                break
            }
            if scalar == zeroWidthJoiner {
                joined = isEmoji(previous)
                continue
            }
            if joined, isEmoji(scalar) {
                joined = false
                continue
            }
            if isSkinTone(scalar), isEmoji(previous) { continue }
            // What is dropped leaves `joined` alone: a variation selector may stand inside an emoji.
            guard let shown = replacement(for: scalar, keepingLines: keepingLines) else { continue }
            joined = false
            marks = isMark(shown) ? marks + 1 : 0
            guard marks <= marksKept else { continue }
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            result.append(shown)
            previous = scalar
            count += 1
        }
        return String(result)
    }

    /// Raw JSON with every unsafe scalar written as `\u` and four digits, so that it loses nothing and steers nothing.
    ///
    /// Only blanks between values may be line ends, tabs and spaces; they stay.
    public static func json(_ raw: String) -> String {
        if isPrintableASCII(raw) { return raw }
        var result = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            if scalar == "\n" || scalar == "\t" || scalar == "\r" || !isUnsafe(scalar) {
                result.append(scalar)
                continue
            }
            for unit in String(Character(scalar)).utf16 {
                let digits = String(unit, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                result.append(contentsOf: ("\\u" + zeros + digits).unicodeScalars)
            }
        }
        return String(result)
    }

    /// Whether `clean` would change this character for its own sake.
    static func isUnsafe(_ character: Character) -> Bool {
        character.unicodeScalars.contains(where: isUnsafe)
    }

    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        replacement(for: scalar, keepingLines: false) != scalar
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x203C && scalar.properties.isEmoji
    }

    static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F3FB...0x1F3FF).contains(scalar.value)
    }

    private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    private static let unreadable: Unicode.Scalar = "\u{FFFD}"

    private static func isPrintableASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// What stands for `scalar`; nil when nothing does.
    private static func replacement(for scalar: Unicode.Scalar, keepingLines: Bool) -> Unicode.Scalar? {
        let value = scalar.value
        if value >= 0x20, value < 0x7F { return scalar }
        if value == 0x0A || value == 0x0D { return keepingLines ? "\n" : " " }
        if value == 0x09 { return keepingLines ? scalar : " " }
        if value == 0x202D || value == 0x202E { return unreadable }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate: return unreadable
        case .format: return properties.isDefaultIgnorableCodePoint || value == 0x061C ? nil : formatStandIn(value)
        case .lineSeparator, .paragraphSeparator: return keepingLines ? "\n" : " "
        case .spaceSeparator: return value == 0x3000 ? scalar : " "
        default: return properties.isDefaultIgnorableCodePoint ? nil : scalar
        }
    }

    // Interlinear marks say nothing alone; the others are signs that would be seen, as the Arabic number sign.
    private static func formatStandIn(_ value: UInt32) -> Unicode.Scalar? {
        (0xFFF9...0xFFFB).contains(value) ? nil : unreadable
    }
}
