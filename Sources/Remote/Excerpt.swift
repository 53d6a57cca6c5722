/// Makes text from a server fit to print in a sentence: no control, format or direction characters, one line, short.
enum Excerpt {
    /// At most `limit` characters, runs of white space as one space, `…` where something was cut.
    static func of(_ text: String, limit: Int) -> String {
        var kept = ""
        var count = 0
        for character in text {
            guard let shown = printable(character) else { continue }
            if shown == " ", kept.isEmpty || kept.last == " " { continue }
            guard count < limit else { return kept + "…" }
            kept.append(shown)
            count += 1
        }
        while kept.last == " " { kept.removeLast() }
        return kept
    }

    private static func printable(_ character: Character) -> Character? {
        if character.isWhitespace { return " " }
        // A letter with a hundred accents is one Character and would tear the line apart.
        guard character.unicodeScalars.count <= 8 else { return "\u{FFFD}" }
        for scalar in character.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
            case .format where scalar != "\u{200D}": return nil
            default: continue
            }
        }
        return character
    }
}
