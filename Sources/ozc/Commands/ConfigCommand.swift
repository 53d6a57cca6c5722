import ArgumentParser

/// The configuration file: where it is, what it comes to, whether it can be used.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Find, show, make or check the configuration.",
        subcommands: [ConfigPath.self, ConfigShow.self, ConfigInit.self, ConfigValidate.self])
}
