import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import Session

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
