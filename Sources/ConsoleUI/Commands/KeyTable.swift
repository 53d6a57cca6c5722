import Canvas

/// The effective keys as a table; the help, `ozc keys` and README are made from it.
public enum KeyTable {
    /// One command: its keys, its words, what may be typed after `:`.
    public struct Row: Equatable, Sendable {
        /// The name in `[keys]` of the configuration.
        public let id: String
        public let scope: Command.Scope
        /// In `Key` notation, as the configuration writes them.
        public let keys: [String]
        /// The same before the configuration changed any.
        public let standard: [String]
        public let help: String
        public let names: [String]

        /// The keys as people write them: `enter`, not `<enter>`.
        public var spokenKeys: [String] { keys.map(FooterPaint.plain) }
    }

    /// Every command, scope by scope, in the order of the help.
    public static func rows(_ keymap: Keymap) -> [Row] {
        Command.Scope.allCases.flatMap { scope in
            commands.filter { $0.scope == scope }.map { command in
                Row(
                    id: command.id, scope: scope, keys: (keymap.keys[command.id] ?? []).map(\.notation),
                    standard: command.keys, help: command.help, names: command.names)
            }
        }
    }

    /// The keys as a Markdown table.
    public static func markdown(_ keymap: Keymap) -> String {
        let head = "| where | keys | does | command |\n| --- | --- | --- | --- |"
        let lines = rows(keymap).map { row in
            let keys = row.spokenKeys.map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
            let name = row.names.first.map { "`:\($0)`" } ?? ""
            return "| \(row.scope.words) | \(keys) | \(row.help) | \(name) |"
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
        case .object: "in a list or an opened object"
        case .statistics: "in the statistics"
        case .viewer: "in the viewer"
        }
    }
}
