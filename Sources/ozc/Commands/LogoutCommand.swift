import ArgumentParser
import ConsoleUI
import Foundation
import Remote
import Session

/// Ends the session of a profile; the profile and its mirror stay.
struct LogoutCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Forget the session and tell the server; profile and mirror stay.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workplace = try global.workplace()
        guard !workplace.isNew else { throw Leave.logInNeeded("there is no profile \(workplace.name) yet") }
        guard workplace.profile.tokenCommand.isEmpty else {
            throw Failure(.usage, "profile \(workplace.name) takes its token from token_command: there is no session")
        }
        let server = try workplace.server()
        let session = SessionFile(path: workplace.paths.session(workplace.name), server: server.base)
        guard session.stored != nil else {
            // What is left of another server's session, or cannot be read, is forgotten as well.
            try await session.save(nil)
            note("ozc: nobody was logged in to \(server.base)")
            return
        }
        if global.offline {
            try await session.save(nil)
            note("ozc: logged out of \(server.base); the server was not told")
            return
        }
        try await workplace.api(server, transport: makeTransport(workplace.profile)).logOut()
        note("ozc: logged out of \(server.base)")
    }
}
