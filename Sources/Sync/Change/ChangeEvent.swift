/// News of a change for the screen and the log, besides what came of it.
public enum ChangeEvent: Equatable, Sendable {
    /// The audit has an entry more.
    case ledgerChanged
    /// Rows of the mirror changed; its new revision.
    case mirrorChanged(revision: Int)
    /// The change is made, but ledger or mirror could not be written.
    case trouble(sentence: String)
}
