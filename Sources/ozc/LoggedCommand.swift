import ArgumentParser
import Foundation
import Session

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
