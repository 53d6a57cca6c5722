import PictureProtocol

// What is taken must be written as it was read: a request that means two things is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let request = try? PictureRequest(body: Array(bytes)[...]) {
        guard let again = try? PictureRequest(body: request.body[...]) else { fatalError("it cannot be read again") }
        precondition(again == request, "it is another one when it is read again")
    }
    var parser = PictureParser<PictureRequest>()
    for byte in bytes {
        parser.add([byte])
        while let request = try? parser.next() { _ = request.body }
    }
    return 0
}
