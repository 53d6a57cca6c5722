import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import Session

/// The configuration file: where it is, what it comes to, whether it can be used.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Find, show, make or check the configuration.",
        subcommands: [ConfigPath.self, ConfigShow.self, ConfigInit.self, ConfigValidate.self])
}

/// Which file is read, and why that one.
private struct ConfigFile {
    let path: String
    /// What named it, in words.
    let reason: String

    init(_ global: GlobalOptions) {
        let environment = ProcessInfo.processInfo.environment
        if let named = global.config {
            (path, reason) = (named, "named by --config")
        } else if let named = environment["OZC_CONFIG"] {
            (path, reason) = (named, "named by OZC_CONFIG")
        } else {
            (path, reason) = (Paths(environment: environment).configFile, "the standard place")
        }
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: `SettingsError` when it is there and cannot be read.
    func text() throws -> String {
        guard exists else { return "" }
        guard let text = PrivateFiles.read(path) else {
            throw SettingsError(file: path, line: nil, text: "it cannot be read: check its owner and permissions")
        }
        return text
    }
}

/// Prints the path.
struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print which configuration file is read.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        let output = StandardOutput()
        try output.line(file.path)
        try output.flush()
        if !file.exists { note("ozc: there is no such file yet: ozc config init makes one") }
    }
}

/// Prints every setting with its value and where it came from.
struct ConfigShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print every setting, its value, and where that came from.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        let workplace = try global.workplace()
        let sheet = try SettingsSheet(file: file.path, text: file.text())
        let output = StandardOutput()
        try output.line("# \(file.path): \(file.exists ? file.reason : "\(file.reason); there is no such file")")
        for entry in sheet.entries {
            let (value, origin) = winner(entry, workplace)
            try output.line(Sanitizer.clean("\(entry.name) = \(value)  # \(origin)"))
        }
        try output.flush()
    }

    /// Flag before environment before profile before file before default.
    private func winner(_ entry: SettingsSheet.Entry, _ workplace: Workplace) -> (value: String, origin: String) {
        let environment = ProcessInfo.processInfo.environment
        switch entry.name {
        case "profile":
            let value = "\"\(workplace.name)\""
            if global.profile != nil { return (value, "--profile") }
            if environment["OZC_PROFILE"] != nil { return (value, "OZC_PROFILE") }
            if entry.line == nil { return (value, workplace.isNew ? "default" : "the log-in before") }
        case "theme":
            if let theme = environment["OZC_THEME"] { return ("\"\(theme)\"", "OZC_THEME") }
            if let theme = workplace.profile.theme { return ("\"\(theme)\"", "profile \(workplace.name)") }
        default: break
        }
        return (entry.value, entry.line.map { "line \($0)" } ?? "default")
    }
}

/// Writes a file to begin with.
struct ConfigInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a file with every setting, commented out; never over one that is there.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        guard !file.exists else {
            throw Failure(.failed, "\(file.path) is there already: move it away first, or name another by --config")
        }
        try PrivateFiles.write(SettingsSheet.template, to: file.path)
        note("ozc: \(file.path) was written")
    }
}

/// Checks the file and the themes it names.
struct ConfigValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the configuration: leaves with 2 and says where when it cannot be used.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        let workplace = try global.workplace()
        let themes = ThemeReader(own: WorkplaceLoader.ownThemes(workplace.paths))
        let profiles = workplace.settings.profiles.keys.sorted()
        _ = try themes.theme(workplace.settings.theme)
        for name in profiles {
            if let theme = workplace.settings.profiles[name]?.theme { _ = try themes.theme(theme) }
            let profile = try workplace.named(name)
            do { _ = try profile.server() } catch {
                throw SettingsError(file: file.path, line: nil, text: "profile \(name): \(error.sentence)")
            }
        }
        note("ozc: \(file.path): \(file.exists ? "nothing is wrong with it" : "there is no such file; defaults count")")
    }
}
