import ArgumentParser
import Foundation
import OzModel
import Session
import Sync

/// A log-in that is told once.
struct Credentials {
    let email: String
    let password: Secret
}

/// Where a new password comes from, and where it goes.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Read the password from standard input.") var passwordStdin = false
    @Flag(help: "Make up a password, and print it once.") var generatePassword = false
    @Option(help: ArgumentHelp("Write the credentials to this new file, for nobody else to read.", valueName: "file"))
    var credentialsFile: String?

    func validate() throws {
        if passwordStdin, generatePassword {
            throw ValidationError("--password-stdin and --generate-password exclude each other")
        }
    }

    func read() throws -> Secret {
        if generatePassword { return PasswordRecipe().make() }
        if passwordStdin {
            guard let line = readLine()?.prefix(while: { $0 != "\r" && $0 != "\r\n" }), !line.isEmpty else {
                throw Failure(.usage, "--password-stdin: standard input holds no password")
            }
            return Secret(String(line))
        }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(
                .usage, "there is no terminal to ask for the password: --password-stdin, or --generate-password")
        }
        guard let typed = try SilentPrompt.ask("New password: "), !typed.isEmpty else {
            throw Failure(.usage, "no password was given")
        }
        guard try SilentPrompt.ask("Once more: ") == typed else {
            throw Failure(.usage, "the two are not the same: nothing was changed")
        }
        if PasswordStrength(Secret(typed)) == .weak { note("ozc: this password is weak") }
        return Secret(typed)
    }

    /// Sends the change, and hands the credentials over once it is made.
    ///
    /// A file is made before anything is sent: a password that nobody can be told is worse than none.
    func hand(
        over credentials: Credentials, _ change: Change, _ desk: ChangeDesk, _ options: ChangeOptions
    ) async throws {
        let file = try credentialsFile.map { try CredentialsFile($0) }
        let outcome = try await desk.send(change)
        let result = ChangeResult(change: change, outcome: outcome)
        // Where no answer came the account may be there, and nobody else knows its password.
        let mayStand = result.isDone || result.state == "unanswered"
        if let file {
            if mayStand { try file.write(credentials) } else { file.discard() }
        }
        guard generatePassword, credentialsFile == nil, mayStand else {
            return try options.report(.user).leave([result])
        }
        let output = StandardOutput(endsWithReader: false)
        try output.line("email\t\(credentials.email)")
        try output.line("password\t\(credentials.password.exposed)")
        try output.flush()
        guard result.isDone else { throw ChangeResult.failure(outcome, change) }
        note("ozc: \(outcome.sentence(change)); the password is not shown again")
    }
}

/// A new file with credentials, 0600 from its first byte on.
private struct CredentialsFile {
    private let path: String
    private let handle: FileHandle

    /// - Throws: `Failure` when it is there already, or cannot be made.
    init(_ path: String) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            let reason = errno == EEXIST ? "it is there already" : String(cString: strerror(errno))
            throw Failure(.usage, "--credentials-file \(path): \(reason); nothing was changed")
        }
        self.path = path
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ credentials: Credentials) throws {
        let text = "email\t\(credentials.email)\npassword\t\(credentials.password.exposed)\n"
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            throw Failure(.partly, "it is done, but \(path) could not be written: set the password again")
        }
        note("ozc: the credentials are in \(path)")
    }

    func discard() { unlink(path) }
}

/// A role by its name, with dashes, underscores or spaces.
struct RoleName: ExpressibleByArgument {
    let role: UserRole

    init?(argument: String) {
        let role = UserRole(wire: argument)
        guard UserRole.known.contains(role) else { return nil }
        self.role = role
    }
}

/// `--may-start biometry,quality`; `all` and `none` stand for themselves.
enum MayStart {
    static func read(_ text: String) throws -> [AnalysisType] {
        switch text.lowercased() {
        case "all": AnalysisType.known
        case "none", "": []
        default: try text.split(separator: ",").map { try AnalysisOptions.type(String($0), "--may-start") }
        }
    }
}
