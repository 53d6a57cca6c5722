import ConsoleUI
import OzModel
import Remote
import Store
import Sync

extension Workplace {
    /// The profile's ledger.
    public func openLedger() throws(StoreError) -> Ledger { try Ledger(path: paths.ledger(name)) }

    /// Whose decisions are made here: those of whom the mirror belongs to; nil while nobody has logged in to it.
    public func ledgerOwner(of mirror: Store.Mirror) throws(StoreError) -> LedgerOwner? {
        guard let owner = try MirrorOwner.of(mirror), let user = owner.user else { return nil }
        let known = person(on: owner.server)
        return LedgerOwner(server: owner.server, user: user, email: known?.email ?? profile.email, profile: name)
    }

    /// How often a decision is tried again.
    public var pushPolicy: PushPolicy { PushPolicy(tries: settings.reviewTries) }
}
