import ArgumentParser
import ConsoleUI
import Curl
import Foundation
import HTTP
import Logging
import Session

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Which server and log-in to use.", valueName: "name")) var profile: String?
    @Option(help: ArgumentHelp("Read this configuration file.", valueName: "file")) var config: String?
    @Flag(help: "Do not ask the server; show what is cached.") var offline = false
    @Flag(help: "Send no change to the server.") var readOnly = false
    @Option(help: ArgumentHelp("What the log holds: debug, info, warning or error.", valueName: "level"))
    var logLevel: LogLevel = .info

    /// - Throws: `SettingsError` when the configuration cannot be used.
    func workplace() throws -> Workplace {
        try WorkplaceLoader.load(wishes, environment: ProcessInfo.processInfo.environment)
    }

    var wishes: Wishes {
        var wishes = Wishes()
        wishes.profile = profile
        wishes.config = config
        wishes.isOffline = offline
        wishes.isReadOnly = readOnly
        return wishes
    }

    /// The file that profiles are written to.
    func configFile(_ workplace: Workplace) -> String {
        config ?? ProcessInfo.processInfo.environment["OZC_CONFIG"] ?? workplace.paths.configFile
    }
}

/// How much the log says.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

/// The real network for a profile.
@Sendable func makeTransport(_ profile: Profile) -> any Transport {
    CurlTransport(configuration: CurlConfiguration(caFile: profile.caFile))
}
