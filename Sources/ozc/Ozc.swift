import ArgumentParser
import ConsoleUI
import Query
import Session

/// The Oz console for the terminal.
@main
struct Ozc: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ozc",
        abstract: "Review, look up and decide the cases of an Oz API from a terminal, with or without a network.",
        discussion: """
            Without a command it opens the console on the current profile. ozc demo opens it on invented cases.

            Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 server not reachable, 4 not logged in or \
            not allowed, 5 not found, 6 done in part, 130 interrupted.
            """,
        version: "ozc \(ProgramVersion.text)",
        subcommands: [
            ConsoleCommand.self, DemoCommand.self, LoginCommand.self, LogoutCommand.self, ProfilesCommand.self,
            SyncCommand.self, NounCommand<Orders>.self, NounCommand<Analyses>.self, NounCommand<MediaFiles>.self,
            NounCommand<Users>.self, NounCommand<Companies>.self, NounCommand<Collections>.self, PersonsCommand.self,
            StatsCommand.self, OutboxCommand.self, AuditCommand.self, ExportCommand.self, ReportsCommand.self,
            HealthCommand.self, ConfigCommand.self, KeysCommand.self, ThemesCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)

    /// Usage errors leave with 2, everything else as it says of itself.
    ///
    /// On the main actor, which the console's loop keeps for itself: a blocked thread of the pool would be missed there.
    @MainActor static func main() async {
        Interrupt.leavesAtOnce()
        LogFile.begin()
        do {
            let words = inOrder(Array(CommandLine.arguments.dropFirst()))
            try checkName(words)
            // Where nothing names another command, nothing of the others has to be known.
            let isConsole = words.allSatisfy { ["--offline", "--read-only"].contains($0) }
            var command = try isConsole ? ConsoleCommand.parseAsRoot(words) : parseAsRoot(words)
            (command as? any LoggedCommand)?.openLog()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            ProgramLog.ended(code: Code.done.rawValue)
        } catch {
            Leave.now(error)
        }
    }

    /// What every command takes may stand before the command's name too, as in git and kubectl.
    static func inOrder(_ words: [String]) -> [String] {
        let withValue = ["--profile", "--config", "--log-level"]
        let flags = ["--offline", "--read-only"]
        var rest = words[...]
        var leading: [String] = []
        while let word = rest.first {
            if flags.contains(word) || withValue.contains(where: { word.hasPrefix("\($0)=") }) {
                leading.append(word)
                rest.removeFirst()
            } else if withValue.contains(word), rest.count > 1 {
                leading += rest.prefix(2)
                rest.removeFirst(2)
            } else {
                break
            }
        }
        guard let name = rest.first, !name.hasPrefix("-") else { return words }
        return rest + leading
    }

    /// The console is the default command, so that the parser would call a misspelt name a wrong argument of it.
    private static func checkName(_ words: [String]) throws {
        guard let name = words.first, !name.hasPrefix("-") else { return }
        let commands = configuration.subcommands.map { $0.configuration }
        let names = commands.compactMap { $0.commandName } + ["help"]
        guard !names.contains(name), !commands.contains(where: { $0.aliases.contains(name) }) else { return }
        let nearest = Nearest.to(name, in: names).map { "; did you mean “\($0)”?" } ?? ":"
        throw Failure(.usage, "there is no command “\(name)”\(nearest) See ozc --help")
    }
}
