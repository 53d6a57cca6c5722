/// Decisions that were confirmed together and can be taken back while they have not been sent.
public struct Undo: Equatable, Sendable {
    public let operations: [String]
    /// Epoch seconds at which they are sent, if the server answers.
    public let until: Double
    /// `approve BIOMETRY of tr-0004711`.
    public let what: String

    public init(operations: [String], until: Double, what: String) {
        self.operations = operations
        self.until = until
        self.what = what
    }

    /// Whole seconds that are left.
    func left(now: Double) -> Int { max(0, Int((until - now).rounded(.up))) }
}

extension State {
    /// The decision that `u` takes back while its window is open.
    var openUndo: Undo? { undos.last.flatMap { $0.until > now ? $0 : nil } }
}
