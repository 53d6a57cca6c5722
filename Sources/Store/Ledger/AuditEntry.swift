/// One line of the audit: who did what to which object, when, and what came of it.
public struct AuditEntry: Hashable, Sendable {
    /// What was done. Raw values are kept in the ledger and never change.
    public enum Action: String, CaseIterable, Hashable, Sendable {
        case decided, withdrawn, accepted, refused, failed, unanswered, overridden, dropped, retried
        /// A spot check agreed with the machine; nothing was sent.
        case agreed
        /// A change of the server's data is about to be sent; what came of it is told by the entries after it, and where
        /// there are none, nobody knows.
        case asked
        /// The server made the change; where it did not, the entry is `failed` or `unanswered`.
        case done
        /// The order was written into an evidence bundle; the remark says where and what of it.
        case exported
    }

    /// From 1 without gaps.
    public let seq: Int64
    /// Epoch seconds.
    public let time: Double
    public let owner: LedgerOwner
    /// One of `Action`, or what a newer console wrote.
    public let action: String
    /// The analysis' id, or that of what was changed; empty where it is only to be made.
    public let object: String
    /// One of `AuditKind`, or what a newer console wrote; nil in entries from before it was kept.
    public let kind: String?
    /// The order's id, if known.
    public let order: String?
    /// What it is, for people: `BIOMETRY of tr-0004711`, `company Acme Bank`.
    public let label: String
    /// The verdict before, in the API's spelling.
    public let before: String?
    /// The verdict decided, in the API's spelling.
    public let after: String?
    /// Reason and comment of a decision; of a change, what it does.
    public let remark: String?
    public let operation: String
    /// What the server or the network said.
    public let answer: String?
    /// The hash of the entry before, and of this one, in hexadecimal.
    public let previous: String
    public let hash: String
}
