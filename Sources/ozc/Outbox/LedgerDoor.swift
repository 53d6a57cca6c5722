import Session
import Store

/// The ledger alone, for commands that ask neither the mirror nor the server.
enum LedgerDoor {
    /// - Throws: `Failure` when there is no profile yet; whatever keeps the ledger from being opened.
    static func open(_ global: GlobalOptions) throws -> Ledger {
        let workplace = try global.workplace()
        guard !workplace.isNew else { throw Leave.logInNeeded("there is no profile \(workplace.name) yet") }
        return try workplace.openLedger()
    }
}
