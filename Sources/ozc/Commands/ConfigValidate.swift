import ArgumentParser
import ConsoleUI
import Session

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
        if let mistake = workplace.settings.viewMistakes.first { throw mistake }
        note("ozc: \(file.path): \(file.exists ? "nothing is wrong with it" : "there is no such file; defaults count")")
    }
}
