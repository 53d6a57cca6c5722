import OzModel
import Session
import Store

/// Whose decisions are made here, and the ledger that keeps them.
struct Authority: Sendable {
    let lookup: Lookup
    let ledger: Ledger
    let owner: LedgerOwner

    /// - Throws: `Failure` while nobody has logged in.
    init(_ lookup: Lookup) throws {
        self.lookup = lookup
        guard let owner = try lookup.workplace.ledgerOwner(of: lookup.mirror) else {
            throw Leave.logInNeeded("nobody has logged in to profile \(lookup.workplace.name) yet")
        }
        self.owner = owner
        ledger = try lookup.workplace.openLedger()
    }

    /// - Throws: `Failure` when nothing may be sent from here, or not with this log-in.
    func check() throws {
        guard !lookup.workplace.isReadOnly else {
            throw Failure(.refused, "this console is read only: nothing is decided")
        }
        if let refusal = Self.refusal(lookup.workplace.identity().role) { throw Failure(.refused, refusal) }
    }

    /// The decisions of this log-in that wait to be sent, oldest first.
    func waiting() throws -> [OutboxRow] {
        try ledger.reader.rows([.queued, .sending], limit: .max).filter { $0.owner.isSame(as: owner) }
    }

    /// Why a log-in may not decide; nil where it may, or where only the server can say. Asked here and nowhere else.
    static func refusal(_ role: UserRole?) -> String? {
        guard let role, UserRole.known.contains(role), !role.mayDecide else { return nil }
        return "the role \(role.words) may not decide: operators and client operators may"
    }
}

extension LedgerOwner {
    /// Whether decisions of both are sent with the same log-in.
    func isSame(as other: LedgerOwner) -> Bool { server == other.server && user == other.user }
}
