import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Remote
import Session

/// Logs in to a server and keeps the session, and the profile when it is new.
struct LoginCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a server and remember it as a profile.",
        discussion: "The password is asked for, or read from standard input with --password-stdin.")

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The Oz API's address.", valueName: "url")) var server: String?
    @Option(help: ArgumentHelp("Who logs in.", valueName: "e-mail")) var email: String?
    @Flag(help: "Read the password from standard input.") var passwordStdin = false

    func validate() throws {
        if global.offline { throw ValidationError("login asks the server: leave --offline out.") }
    }

    func run() async throws {
        var wishes = global.wishes
        // A new name is what log-in is for; every other command refuses it.
        wishes.profile = nil
        let environment = ProcessInfo.processInfo.environment
        let asked = global.profile ?? environment["OZC_PROFILE"]
        var found = try WorkplaceLoader.load(wishes, environment: environment)
        if let asked { found = try found.named(asked) }
        let workplace = found
        let address = try server ?? ask("Server", standard: workplace.profile.server)
        let target = try Server(address, allowPlain: workplace.profile.allowsPlain)
        let person = try email ?? ask("E-mail", standard: workplace.profile.email)
        let password = try await self.password(workplace)
        let candidate = workplace.with(server: target.base, email: person)
        let known = workplace.settings.profiles
        try ProfileBook.check(workplace.name, server: target.base, file: global.configFile(workplace), known: known)
        let tokens = try await logIn(
            candidate.api(target, transport: makeTransport(candidate.profile)), person, password)
        try ProfileBook.add(
            workplace.name, server: target.base, email: person, to: global.configFile(workplace), known: known)
        ProfileBook.remember(workplace.name, workplace.paths)
        // What another user's log-in fetched is not for this one's eyes.
        if FileManager.default.fileExists(atPath: workplace.paths.mirror(workplace.name)) {
            _ = try candidate.openMirror()
        }
        let role = tokens.user.map { ", \(UserRole(snapshot: $0).words)" } ?? ""
        note("Logged in to \(target.base) as \(person)\(role). Profile: \(workplace.name).")
    }

    private func logIn(_ api: OzAPI, _ email: String, _ password: Secret) async throws -> Tokens {
        do {
            return try await api.logIn(email: email, password: password)
        } catch .logInRefused(let reason) {
            throw Failure(.refused, reason)
        }
    }

    private func password(_ workplace: Workplace) async throws -> Secret {
        if passwordStdin {
            guard let line = readLine()?.prefix(while: { $0 != "\r" && $0 != "\r\n" }), !line.isEmpty else {
                throw Failure(.usage, "--password-stdin: standard input holds no password")
            }
            return Secret(String(line))
        }
        if !workplace.profile.passwordCommand.isEmpty {
            do {
                return try await SecretCommand.firstLine(of: workplace.profile.passwordCommand)
            } catch { throw Failure(.failed, "password_command: \(error.sentence)") }
        }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(.usage, "there is no terminal to ask for the password: use --password-stdin")
        }
        guard let typed = try SilentPrompt.ask("Password: "), !typed.isEmpty else {
            throw Failure(.usage, "no password was given")
        }
        return Secret(typed)
    }

    private func ask(_ what: String, standard: String) throws -> String {
        if !standard.isEmpty { return standard }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(.usage, "name the \(what.lowercased()): --\(what == "Server" ? "server" : "email")")
        }
        FileHandle.standardError.write(Data("\(what): ".utf8))
        guard let line = readLine(), !line.isEmpty else { throw Failure(.usage, "no \(what.lowercased()) was given") }
        return line
    }
}
