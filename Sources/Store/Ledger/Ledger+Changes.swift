import OzModel

extension Ledger {
    /// Notes one step of a change in the audit: that it is about to be sent, or what came of it.
    ///
    /// - Parameters:
    ///   - object: the id of what was made, once it is known.
    ///   - answer: what the server or the network said.
    public func note(
        _ action: AuditEntry.Action, _ change: Change, operation: String, object: String? = nil, owner: LedgerOwner,
        answer: String? = nil, now: Double
    ) throws(StoreError) {
        try write { db in
            let subject = AuditSubject(change, operation: operation, object: object)
            try Self.audit(action, subject, owner, answer: answer, now: now, db)
        }
    }
}
