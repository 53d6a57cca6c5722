import PictureProtocol

/// Bytes as they might come to the helper.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var parser = PictureParser<PictureOrder>()
    parser.add(bytes)
    while (try? parser.next()) != nil {}
    if let order = try? PictureOrder(body: bytes[...]) {
        precondition((try? PictureOrder(body: order.body[...])) == order, "an order is written differently")
    }
    return 0
}
