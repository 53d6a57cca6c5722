import ArgumentParser
import ConsoleUI
import Foundation
import Remote
import Session

/// Lists the profiles.
struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles", abstract: "List the servers and log-ins there are, and which one is current.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() throws {
        let workplace = try global.workplace()
        let profiles = workplace.settings.profiles
        let rows = profiles.keys.sorted().map { name in
            let profile = profiles[name] ?? Profile()
            return [
                Records.Value.text(name), .text(profile.server), .text(profile.email), .flag(name == workplace.name),
                .flag(isLoggedIn(name, profile, workplace.paths)),
            ]
        }
        if rows.isEmpty { note("ozc: there are no profiles yet: ozc login makes one") }
        let records = Records(names: ["name", "server", "email", "current", "logged_in"], rows: rows)
        try records.write(format ?? .standard, to: StandardOutput())
    }

    private func isLoggedIn(_ name: String, _ profile: Profile, _ paths: Paths) -> Bool {
        if !profile.tokenCommand.isEmpty { return true }
        guard let server = try? Server(profile.server, allowPlain: profile.allowsPlain) else { return false }
        return SessionFile(path: paths.session(name), server: server.base).stored != nil
    }
}
