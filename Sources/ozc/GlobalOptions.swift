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

/// A command that says in the log what it does: every one that has to do with a server or its mirror.
protocol LoggedCommand: ParsableCommand {
    var global: GlobalOptions { get }
    /// The command's name for the log, without arguments.
    static var logName: String { get }
    /// Opens the log before the command runs.
    func openLog()
}

extension LoggedCommand {
    /// Opens the log and says that this command began; without a log it goes on all the same.
    func openLog() {
        openLog(in: Paths(environment: ProcessInfo.processInfo.environment))
    }

    func openLog(in paths: Paths) {
        do {
            try LogFile(path: paths.log).take(level: global.logLevel.level)
        } catch {
            note("ozc: there is no log: \(error.sentence)")
        }
        ProgramLog.started(Self.logName, profile: global.profile, isOffline: global.offline)
    }

    static var logName: String { configuration.commandName ?? "?" }
}

/// The real network for a profile.
@Sendable func makeTransport(_ profile: Profile) -> any Transport {
    CurlTransport(configuration: CurlConfiguration(caFile: profile.caFile))
}
