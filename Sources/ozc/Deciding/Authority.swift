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
        if let refusal = refusal(toDecide: nil) { throw Failure(.refused, refusal) }
    }

    /// The decisions of this log-in that wait to be sent, oldest first.
    func waiting() throws -> [OutboxRow] {
        try ledger.reader.rows([.queued, .sending], limit: .max).filter { $0.owner.isSame(as: owner) }
    }

    /// Why this log-in may not decide, or not this analysis; nil where it may, or where only the server can say.
    func refusal(toDecide analysis: Analysis?) -> String? {
        let identity = lookup.workplace.identity()
        return Permission.refusal(
            role: identity.role, companyID: identity.companyID.map { Company.ID($0) }, .decide, .analysis,
            objectCompany: analysis?.companyID)
    }
}
