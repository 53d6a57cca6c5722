import ArgumentParser
import Canvas
import ConsoleUI

/// Prints the keys as they are in effect; README's table is made by it.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Print the keys as they are in effect.")

    /// How the keys are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: "text, json or markdown.") var format = Format.text

    func run() throws {
        let keymap = try global.workplace().settings.keymap
        let rows = KeyTable.rows(keymap)
        let output = StandardOutput()
        switch format {
        case .text:
            var table = TextTable(["WHERE", "KEYS", "DOES", "NAME IN [keys]", "AFTER :"].map { .init(heading: $0) })
            for row in rows {
                let cells = [
                    row.scope.words, row.keys.joined(separator: " "), row.help, row.id, row.names.first ?? "",
                ]
                try output.write(table.add(cells))
            }
            try output.write(table.end())
        case .markdown:
            try output.line(KeyTable.markdown(keymap))
        case .json:
            let records = Records(
                names: ["command", "scope", "keys", "default_keys", "help", "names"],
                rows: rows.map {
                    [
                        .text($0.id), .text($0.scope.rawValue), .list($0.keys), .list($0.standard), .text($0.help),
                        .list($0.names),
                    ]
                })
            try records.write(.json, to: output)
        }
        try output.flush()
    }
}
