import ArgumentParser

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
        version: "ozc 0.1.0",
        subcommands: [ConsoleCommand.self, DemoCommand.self, LoginCommand.self],
        defaultSubcommand: ConsoleCommand.self)

    /// Usage errors leave with 2, everything else as it says of itself.
    ///
    /// On the main thread, which the console's loop keeps for itself: a blocked thread of the pool would be missed there,
    /// and what is started from one inherits its blocked signals.
    @MainActor static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Leave.now(error)
        }
    }
}
