import Canvas
import OzModel
import Query
import TOMLKit

/// A configuration that cannot be used: where, what, and what would be accepted.
public struct SettingsError: Error, Equatable, Sendable {
    public let file: String
    /// nil when no line is to blame.
    public let line: Int?
    public let text: String

    public init(file: String, line: Int?, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }

    /// One sentence for people.
    public var sentence: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(text)" }
}

/// Reads the configuration file; whatever it does not know is an error that names the nearest key.
public struct SettingsReader {
    let file: String
    let text: String
    private static let sections = ["columns", "sort", "keys", "profiles", "views"]

    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    /// - Throws: `SettingsError` for the first thing that cannot be used.
    public func settings() throws(SettingsError) -> Settings {
        let table = try TOML.table(text, file: file)
        var settings: Settings
        do { settings = try Settings() } catch { throw SettingsError(file: file, line: nil, text: error.sentence) }
        for name in table.keys {
            guard let value = table[name] else { continue }
            switch name {
            case "columns": try readColumns(value, &settings)
            case "sort": try readSorts(value, &settings)
            case "keys": try readKeys(value, &settings)
            case "profiles": try readProfiles(value, &settings)
            case "views": readViews(value, &settings)
            case "sync", "review", "media": try readSection(name, value, &settings)
            default: try read(name, value, &settings)
            }
        }
        return settings
    }

    private func read(_ name: String, _ value: any TOMLValueConvertible, _ settings: inout Settings)
        throws(SettingsError)
    {
        guard let setting = settingTable.first(where: { $0.name == name }) else {
            throw unknown(name, known: settingTable.map(\.name) + Self.sections + ["sync", "review", "media"])
        }
        guard setting.read(value, &settings) else {
            throw mistake(name, "\(name) wants \(setting.accepts)")
        }
    }

    private func readSection(_ name: String, _ value: any TOMLValueConvertible, _ settings: inout Settings)
        throws(SettingsError)
    {
        let table = try section(name, value)
        for key in table.keys {
            guard let value = table[key] else { continue }
            let full = "\(name).\(key)"
            guard let setting = settingTable.first(where: { $0.name == full }) else {
                let known = settingTable.map(\.name).filter { $0.hasPrefix("\(name).") }
                throw unknown(key, in: name, known: known.map { String($0.dropFirst(name.count + 1)) })
            }
            guard setting.read(value, &settings) else {
                throw mistake(key, "\(full) wants \(setting.accepts)", in: name)
            }
        }
    }

    private func readColumns(_ value: any TOMLValueConvertible, _ settings: inout Settings) throws(SettingsError) {
        let table = try section("columns", value)
        for key in table.keys {
            let screen = try list(key, in: "columns")
            guard let names = table[key].flatMap(strings), !names.isEmpty else {
                throw mistake(key, "columns.\(key) wants a list of column names", in: "columns")
            }
            for name in names where !screen.columnNames.contains(name) {
                let nearest = Nearest.to(name, in: screen.columnNames).map { "; did you mean “\($0)”?" } ?? ""
                let known = screen.columnNames.joined(separator: ", ")
                throw mistake(key, "\(key) has no column “\(name)”\(nearest) It has \(known).", in: "columns")
            }
            settings.columns[key] = names
        }
    }

    private func readSorts(_ value: any TOMLValueConvertible, _ settings: inout Settings) throws(SettingsError) {
        let table = try section("sort", value)
        for key in table.keys {
            let screen = try list(key, in: "sort")
            let parts = (table[key]?.string ?? "").split(separator: ":").map(String.init)
            let choices = screen.sortChoices.map(\.key)
            guard let field = parts.first, choices.contains(field),
                parts.count < 2 || ["asc", "desc"].contains(parts[1])
            else {
                let text = "sort.\(key) wants field:asc or field:desc, with one of \(choices.joined(separator: ", "))"
                throw mistake(key, text, in: "sort")
            }
            settings.sorts[key] = Sort(key: field, descending: parts.count > 1 && parts[1] == "desc")
        }
    }

    private func readKeys(_ value: any TOMLValueConvertible, _ settings: inout Settings) throws(SettingsError) {
        let table = try section("keys", value)
        var changes: [String: [String]] = [:]
        for key in table.keys {
            guard let value = table[key] else { continue }
            guard let keys = value.string.map({ [$0] }) ?? strings(value) else {
                throw mistake(key, "keys.\(key) wants a key or a list of keys", in: "keys")
            }
            changes[key] = keys
        }
        do {
            settings.keymap = try Keymap(changes: changes)
        } catch {
            let key: String =
                switch error {
                case .unknownCommand(let name, _): name
                case .notAKey(_, let command): command
                case .boundTwice(_, _, let second): second
                }
            throw mistake(key, error.sentence, in: "keys")
        }
    }

    private func readProfiles(_ value: any TOMLValueConvertible, _ settings: inout Settings) throws(SettingsError) {
        let profiles = try section("profiles", value)
        for name in profiles.keys {
            guard let value = profiles[name] else { continue }
            let place = "profiles.\(name)"
            let table = try section(place, value)
            var profile = Profile()
            for key in table.keys {
                guard let value = table[key] else { continue }
                guard let setting = profileTable.first(where: { $0.name == key }) else {
                    throw unknown(key, in: place, known: profileTable.map(\.name))
                }
                guard setting.read(value, &profile) else {
                    throw mistake(key, "\(place).\(key) wants \(setting.accepts)", in: place)
                }
            }
            settings.profiles[name] = profile
        }
    }

    // MARK: Errors

    private func section(_ name: String, _ value: any TOMLValueConvertible) throws(SettingsError) -> TOMLTable {
        guard let table = value.table else { throw mistake(name, "\(name) is a section: write [\(name)]") }
        return table
    }

    private func list(_ name: String, in section: String) throws(SettingsError) -> any ListScreen.Type {
        guard let screen = screen(named: name) else {
            throw unknown(name, in: section, known: screens.map { $0.name })
        }
        return screen
    }

    private func unknown(_ key: String, in section: String? = nil, known: [String]) -> SettingsError {
        let nearest =
            Nearest.to(key, in: known).map { "; did you mean “\($0)”?" } ?? ". Known: \(known.joined(separator: ", "))"
        return mistake(key, "unknown key “\(key)”\(section.map { " in [\($0)]" } ?? "")\(nearest)", in: section)
    }

    private func mistake(_ key: String, _ text: String, in section: String? = nil) -> SettingsError {
        SettingsError(file: file, line: TOML.line(of: key, in: section, of: self.text), text: text)
    }
}
