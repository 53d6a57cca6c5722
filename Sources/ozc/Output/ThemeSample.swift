import Canvas

/// A theme shown by a few words in its own looks.
enum ThemeSample {
    private static let words: [(text: String, role: Role)] = [
        ("✓ success", .verdictSuccess), ("✗ declined", .verdictDeclined), ("◆ operator", .verdictOperator),
        ("! failed", .verdictFailed), ("heading", .heading), ("text", .text), ("dim", .dim), ("key", .key),
    ]

    /// In 24-bit colours, each word on the theme's own ground.
    static func line(_ theme: Theme) -> String {
        words.map { word in "\u{1b}[0;\(codes(theme.style(word.role, on: .plain)))m \(word.text) \u{1b}[0m" }.joined()
    }

    private static func codes(_ style: Style) -> String {
        var codes: [String] = []
        if style.bold { codes.append("1") }
        if style.dim { codes.append("2") }
        if style.italic { codes.append("3") }
        if style.underline { codes.append("4") }
        if style.reverse { codes.append("7") }
        if let colour = style.foreground { codes.append(code(colour, ground: false)) }
        if let colour = style.background { codes.append(code(colour, ground: true)) }
        return codes.isEmpty ? "0" : codes.joined(separator: ";")
    }

    private static func code(_ colour: Colour, ground: Bool) -> String {
        switch colour {
        case .ansi(let index): "\((index < 8 ? 30 : 82) + Int(index) + (ground ? 10 : 0))"
        case .rgb(let red, let green, let blue): "\(ground ? 48 : 38);2;\(red);\(green);\(blue)"
        }
    }
}
