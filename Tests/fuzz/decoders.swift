import PictureProtocol

// The limit on pixels is far lower than the helper's, so that a run has many tries.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    switch FileKind(Array(bytes.prefix(4_096))) {
    case .jpeg:
        guard let jpeg = try? JPEG(bytes), isSmall(jpeg.width, jpeg.height) else { return 0 }
        precondition(jpeg.width > 0 && jpeg.height > 0, "a JPEG without pixels")
        look(try? jpeg.decoded(atLeast: (64, 64)), Exif.orientation(ofJPEG: bytes))
    case .png:
        guard let png = try? PNG(bytes), isSmall(png.width, png.height) else { return 0 }
        look(try? png.decoded(), Exif.orientation(ofPNG: bytes))
    case .foreign, .unsupported, .stranger: _ = Exif.orientation(of: bytes[...])
    }
    return 0
}

// What the helper asks of every picture, and less of it.
private func isSmall(_ width: Int, _ height: Int) -> Bool {
    guard (try? Studio.check(width, height)) != nil else { return false }
    return width * height <= 1_000_000
}

private func look(_ bitmap: Bitmap?, _ orientation: Orientation) {
    guard let upright = try? bitmap?.turned(orientation, mirrored: true) else { return }
    let shape = Shape.cells(columns: 20, rows: 10, cellWidth: 1, cellHeight: 2, symbols: .half, colours: .direct)
    let layout = Layout(picture: (upright.width, upright.height), .whole, in: shape)
    let cut = Cut(upright, layout, mirrored: true)
    precondition(cut.left + cut.width <= upright.width && cut.top + cut.height <= upright.height, "outside")
}
