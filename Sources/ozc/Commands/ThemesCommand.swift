import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import Session

/// Lists the themes, each with a sample where a terminal can show it.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the themes, the ones that came with ozc and your own.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() throws {
        let workplace = try global.workplace()
        let own = WorkplaceLoader.ownThemes(workplace.paths)
        let reader = ThemeReader(own: own)
        let environment = ProcessInfo.processInfo.environment
        let current = environment["OZC_THEME"] ?? workplace.profile.theme ?? workplace.settings.theme
        var broken: [SettingsError] = []
        var themes: [Theme] = []
        for name in reader.names {
            do { themes.append(try reader.theme(name)) } catch { broken.append(error) }
        }
        let format = format ?? .standard
        let output = StandardOutput()
        if format == .table, StandardOutput.isTerminal, environment["NO_COLOR"] ?? "" == "" {
            for theme in themes {
                let mark = theme.name == current ? "* " : "  "
                try output.line(mark + TextWidth.fit(theme.name, width: 18) + ThemeSample.line(theme))
            }
            try output.flush()
        } else {
            let rows = themes.map { theme in
                [
                    Records.Value.text(theme.name), .flag(theme.isDark), .flag(own[theme.name] != nil),
                    .flag(theme.name == current),
                ]
            }
            try Records(names: ["name", "dark", "own", "current"], rows: rows).write(format, to: output)
        }
        for error in broken { note("ozc: \(error.sentence)") }
        if !broken.isEmpty { throw ExitCode(Code.usage.rawValue) }
    }
}

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
