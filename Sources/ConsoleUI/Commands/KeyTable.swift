import Canvas

/// The effective keys as a table, for `ozc keys` and for README.
public enum KeyTable {
    /// One command: its keys as people write them, its words, its name after `:`.
    public struct Row: Equatable, Sendable {
        public let id: String
        public let scope: Command.Scope
        public let keys: [String]
        public let help: String
        public let name: String?
    }

    /// Every command, in the order of the help.
    public static func rows(_ keymap: Keymap) -> [Row] {
        Command.Scope.allCases.flatMap { scope in
            commands.filter { $0.scope == scope }.map { command in
                Row(
                    id: command.id, scope: scope,
                    keys: (keymap.keys[command.id] ?? []).map { FooterPaint.plain($0.notation) },
                    help: command.help, name: command.names.first)
            }
        }
    }

    /// The default keys as a Markdown table.
    public static var markdown: String {
        guard let keymap = try? Keymap() else { return "" }
        return markdown(keymap)
    }

    /// The effective keys as a Markdown table.
    public static func markdown(_ keymap: Keymap) -> String {
        let head = "| where | keys | does | command |\n| --- | --- | --- | --- |"
        let lines = rows(keymap).map { row in
            let keys = row.keys.map { "`\($0)`" }.joined(separator: " ")
            return "| \(row.scope.words) | \(keys) | \(row.help) | \(row.name.map { "`:\($0)`" } ?? "") |"
        }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension Command.Scope {
    /// Where it is, for people.
    public var words: String {
        switch self {
        case .everywhere: "everywhere"
        case .list: "in a list"
        case .detail: "in an opened object"
        }
    }
}
