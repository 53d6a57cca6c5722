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
                Records.Value.text(name), .text(profile.server),
                // Whoever is logged in now, not who the profile was made for.
                .text(session(name, profile, workplace.paths)?.user?.email ?? profile.email),
                .flag(name == workplace.name),
                .flag(!profile.tokenCommand.isEmpty || session(name, profile, workplace.paths) != nil),
            ]
        }
        if rows.isEmpty { note("ozc: there are no profiles yet: ozc login makes one") }
        let records = Records(names: ["name", "server", "email", "current", "logged_in"], rows: rows)
        try records.write(format ?? .standard, to: StandardOutput())
    }

    private func session(_ name: String, _ profile: Profile, _ paths: Paths) -> Tokens? {
        guard let server = try? Server(profile.server, allowPlain: profile.allowsPlain) else { return nil }
        return SessionFile(path: paths.session(name), server: server.base).stored
    }
}
