import ConsoleUI
import Curl
import Foundation
import OzModel
import Session
import Store
import TestSupport

extension Backstage {
    /// The backstage of a console on a sandbox where nobody is logged in yet: an empty mirror, a ledger in a home.
    static func on(
        _ sandbox: RunningSandbox, _ home: Home, _ mailbox: Mailbox, roster: Roster = Roster()
    ) throws -> Backstage {
        let paths = Paths(environment: home.environment)
        let profile = Profile(server: sandbox.url, email: "")
        let workplace = Workplace(paths: paths, settings: try Settings(), name: "default", profile: profile)
        return Backstage(
            workplace: workplace, configFile: paths.configFile, mirror: try Store.Mirror.inMemory(),
            desk: DecisionDesk(ledger: try Ledger(path: paths.ledger("default")), owner: nil, undoWindow: 0),
            mailbox: mailbox, pulling: .once, roster: roster
        ) { _ in CurlTransport() }
    }

    /// Logs in as one of the sandbox's people.
    nonisolated func logIn(_ sandbox: RunningSandbox, as role: String) {
        perform(.logIn(LogIn(server: nil, email: sandbox.email(role), password: Secret(sandbox.password(role)))))
    }
}
