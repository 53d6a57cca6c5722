/// What goes through the pipe: four bytes of length, then as many of body, the least byte first.
public protocol PictureMessage: Sendable {
    /// How many bytes a body has at most.
    static var largest: Int { get }

    /// - Throws: `Malformed` for whatever `body` would never be.
    init(body: ArraySlice<UInt8>) throws(Malformed)

    var body: [UInt8] { get }
}

extension PictureMessage {
    /// As it is written to the pipe.
    public var framed: [UInt8] {
        let body = body
        var writer = ByteWriter()
        writer.put(UInt32(body.count))
        return writer.bytes + body
    }
}
