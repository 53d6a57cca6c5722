import PictureProtocol

/// A file as a stranger might upload it, through everything that is decoded within the helper.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = TIFF(bytes[...])?.isWhole
    _ = Exif.orientation(of: bytes[...])
    do throws(PictureRefusal) {
        switch FileKind(Array(bytes.prefix(4_096))) {
        case .jpeg:
            let jpeg = try JPEG(bytes)
            guard isSmall(jpeg.width, jpeg.height) else { return 0 }
            draw(try jpeg.decoded(atLeast: (count % 200, count % 90)), Exif.orientation(ofJPEG: bytes))
        case .png:
            let png = try PNG(bytes)
            guard isSmall(png.width, png.height) else { return 0 }
            draw(try png.decoded(), Exif.orientation(ofPNG: bytes))
        case .foreign, .unsupported, .stranger: break
        }
    } catch {
        _ = error.sentence
    }
    return 0
}

// The program has a wider limit; this one keeps the fuzzer quick.
private func isSmall(_ width: Int, _ height: Int) -> Bool { width * height <= 1_000_000 }

private func draw(_ bitmap: Bitmap, _ orientation: Orientation) {
    guard let upright = try? bitmap.turned(orientation, mirrored: true) else { return }
    let shape = Shape.cells(columns: 7, rows: 5, cellWidth: 0.5, cellHeight: 1, symbols: .ascii, colours: .mono)
    for fit in Fit.allCases {
        let view = View(left: 0.3, top: 0.9, width: 0.5, height: 0.01, fit: fit)
        let layout = Layout(picture: (upright.width, upright.height), view, in: shape)
        let cut = Cut(upright, layout, mirrored: true)
        precondition(cut.left + cut.width <= upright.width && cut.top + cut.height <= upright.height)
        _ = Ramp(cut, columns: layout.columns, rows: layout.rows).picture(.ansi16)
    }
}
