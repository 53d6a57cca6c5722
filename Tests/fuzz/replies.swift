import PictureProtocol

// What is taken must be written as it was read: a reply that means two things is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let reply = try? PictureReply(body: Array(bytes)[...]) {
        guard let again = try? PictureReply(body: reply.body[...]) else { fatalError("it cannot be read again") }
        precondition(again == reply, "it is another one when it is read again")
    }
    var parser = PictureParser<PictureReply>()
    parser.add(bytes)
    while let reply = try? parser.next() { _ = reply.outcome }
    return 0
}
