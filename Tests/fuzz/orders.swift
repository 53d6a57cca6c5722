import PictureProtocol

// What is taken must be written as it was read: an order that means two things is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let order = try? PictureOrder(body: Array(bytes)[...]) {
        guard let again = try? PictureOrder(body: order.body[...]) else { fatalError("it cannot be read again") }
        precondition(again == order, "it is another one when it is read again")
    }
    var parser = PictureParser<PictureOrder>()
    for byte in bytes {
        parser.add([byte])
        while let order = try? parser.next() { _ = order.body }
    }
    return 0
}
