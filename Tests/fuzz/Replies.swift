import Canvas
import PictureProtocol

/// Bytes as a helper might send them that has been taken over: parsed in two pieces, and written again as they were.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var parser = PictureParser<PictureReply>()
    for half in [bytes[..<(count / 2)], bytes[(count / 2)...]] {
        parser.add(half)
        while let reply = try? parser.next() {
            var again = PictureParser<PictureReply>()
            again.add(reply.framed)
            precondition((try? again.next()) == reply, "a reply is written differently from what was read")
        }
    }
    // Without the length, which a fuzzer seldom guesses.
    if let reply = try? PictureReply(body: bytes[...]) {
        precondition((try? PictureReply(body: reply.body[...])) == reply, "a body is written differently")
    }
    for method in PixelProtocol.allCases {
        let picture = PixelPicture(id: 1, protocol: method, size: Size(columns: 80, rows: 40), bytes: bytes)
        _ = try? PixelCheck.check(picture, for: PixelAbilities(protocols: [method], cellWidth: 8, cellHeight: 16))
    }
    return 0
}
