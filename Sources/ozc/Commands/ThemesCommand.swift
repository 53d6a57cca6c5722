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
