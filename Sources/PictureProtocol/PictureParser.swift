/// Takes bytes as they come and gives whole messages; trusts none of them.
///
/// It keeps no more than the largest message and what was added last. After an error it stays at that error.
public struct PictureParser<Message: PictureMessage>: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0
    private var failure: Malformed?

    public init() {}

    /// Whether a message has begun that has not ended.
    public var isWithinMessage: Bool { start < bytes.count }

    public mutating func add(_ more: some Sequence<UInt8>) {
        guard failure == nil else { return }
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next message; nil when more bytes are needed.
    public mutating func next() throws(Malformed) -> Message? {
        if let failure { throw failure }
        do throws(Malformed) {
            return try parsed()
        } catch {
            failure = error
            bytes = []
            start = 0
            throw error
        }
    }

    private mutating func parsed() throws(Malformed) -> Message? {
        guard bytes.count - start >= 4 else { return nil }
        var header = ByteReader(bytes[start..<(start + 4)])
        let count = Int(try header.uint32())
        guard count > 0, count <= Message.largest else { throw Malformed("a message of impossible length") }
        guard bytes.count - start - 4 >= count else { return nil }
        let body = bytes[(start + 4)..<(start + 4 + count)]
        start += 4 + count
        return try Message(body: body)
    }
}
