import TOMLKit

/// A configuration as a list for people: every setting, its value, and where that came from.
public struct SettingsSheet {
    /// One setting.
    public struct Entry: Equatable, Sendable {
        /// With its section: `sync.page`.
        public let name: String
        /// As TOML.
        public let value: String
        /// The line of the file, from 1; nil for a default.
        public let line: Int?
    }

    /// The plain settings, then what the file says of columns, orders, keys and profiles.
    public let entries: [Entry]

    /// - Throws: `SettingsError` for the first thing in the file that cannot be used.
    public init(file: String, text: String) throws(SettingsError) {
        _ = try SettingsReader(file: file, text: text).settings()
        let table = try TOML.table(text, file: file)
        var entries = settingTable.map { setting in
            let parts = setting.name.split(separator: ".").map(String.init)
            let home = parts.count == 1 ? table : table[parts[0]]?.table
            let key = parts[parts.count - 1]
            guard let value = home?[key] else { return Entry(name: setting.name, value: setting.standard, line: nil) }
            let line = TOML.line(of: key, in: parts.count == 1 ? nil : parts[0], of: text)
            return Entry(name: setting.name, value: Self.written(value), line: line)
        }
        for section in ["columns", "sort", "keys"] {
            entries += Self.all(of: table[section]?.table, in: section, text)
        }
        if let views = table["views"]?.array {
            for (index, view) in views.enumerated() {
                guard let table = view.table, let name = table["name"]?.string else { continue }
                entries += table.keys.filter { $0 != "name" }.compactMap { key in
                    table[key].map { value in
                        let line = TOML.line(of: key, inElement: index, of: "views", text)
                        return Entry(name: "views.\(name).\(key)", value: Self.written(value), line: line)
                    }
                }
            }
        }
        for name in table["profiles"]?.table?.keys ?? [] {
            entries += Self.all(of: table["profiles"]?.table?[name]?.table, in: "profiles.\(name)", text)
        }
        self.entries = entries
    }

    private static func all(of table: TOMLTable?, in section: String, _ text: String) -> [Entry] {
        guard let table else { return [] }
        return table.keys.compactMap { key in
            table[key].map { value in
                let line = TOML.line(of: key, in: section, of: text)
                return Entry(name: "\(section).\(key)", value: written(value), line: line)
            }
        }
    }

    private static func written(_ value: any TOMLValueConvertible) -> String {
        let table = TOMLTable()
        table["x"] = value
        let text = table.convert(to: .toml, options: [.allowUnicodeStrings])
        return text.drop { $0 != "=" }.dropFirst().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A file with every setting and its default; without the `# ` at the beginnings it says the same.
    public static var template: String {
        var lines = [
            "## The settings of ozc. What begins with # does not count; take the # away and change the value.",
            "## ozc config validate checks this file, ozc config show prints what counts.", "",
        ]
        for setting in settingTable where !setting.name.contains(".") {
            lines += ["## \(setting.help)", "# \(setting.name) = \(setting.standard)", ""]
        }
        for section in ["sync", "review", "media"] {
            lines.append("# [\(section)]")
            for setting in settingTable where setting.name.hasPrefix("\(section).") {
                let name = setting.name.dropFirst(section.count + 1)
                lines += ["## \(setting.help)", "# \(name) = \(setting.standard)"]
            }
            lines.append("")
        }
        lines += ["## What lists show, and in which order.", "# [columns]"]
        lines += screens.map { "# \($0.name) = \(quoted($0.columnNames))" }
        lines += ["", "## How lists are put in order: field:asc or field:desc.", "# [sort]"]
        lines += screens.map { screen in
            let sort = screen.defaultSort
            return "# \(screen.name) = \"\(sort.key):\(sort.descending ? "desc" : "asc")\""
        }
        lines += ["", "## The keys of commands; [] takes all away.", "# [keys]"]
        lines += commands.map { "# \($0.id) = \(quoted($0.keys))" }
        lines += [
            "", "## Lists with a query that have a name, any number of them; w brings them.", "## [[views]]",
            "## name = \"declined today\"", "## list = \"orders\"", "## query = \"status:declined created:today\"",
            "## columns = [\"time_created\", \"person_name\", \"company\"]", "## sort = \"time_created:desc\"",
            "", "## A server and who logs in to it, any number of them; ozc login adds one.", "## [profiles.NAME]",
        ]
        lines += profileTable.map { "## \($0.name): \($0.help); \($0.accepts)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ texts: [String]) -> String {
        "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}
