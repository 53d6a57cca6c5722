/// What the helper answers to one request.
public struct PictureReply: Equatable, Sendable {
    public let id: UInt32
    public let outcome: PictureOutcome

    public init(id: UInt32, outcome: PictureOutcome) {
        self.id = id
        self.outcome = outcome
    }
}
