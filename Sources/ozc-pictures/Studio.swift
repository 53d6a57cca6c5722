import Canvas
import PictureProtocol

/// Answers one request after another.
struct Studio {
    private var film: Film

    init(_ confinement: Confinement) {
        film = Film(null: confinement.null)
        Chafa.begin()
    }

    mutating func outcome(_ request: PictureRequest) -> PictureOutcome {
        do throws(PictureRefusal) {
            let file = try SourceFile(request.path)
            switch FileKind(file.head) {
            case .jpeg:
                let bytes = file.bytes
                return try jpeg(try JPEG(bytes), Exif.orientation(ofJPEG: bytes), request)
            case .png:
                let bytes = file.bytes
                return try png(try PNG(bytes), Exif.orientation(ofPNG: bytes), request)
            case .foreign(let kind): return try foreign(file, kind, request)
            case .unsupported(let format): throw .unsupported(format)
            case .stranger(let likeness): throw .notAPicture(likeness)
            }
        } catch {
            return .refused(error)
        }
    }

    /// - Throws: `tooLarge` for what must not be decoded.
    static func check(_ width: Int, _ height: Int) throws(PictureRefusal) {
        guard width <= Limits.side, height <= Limits.side, width * height <= Limits.picturePixels else {
            throw .tooLarge(width: width, height: height, limit: Limits.picturePixels)
        }
    }

    private func jpeg(
        _ jpeg: JPEG, _ orientation: Orientation, _ request: PictureRequest
    ) throws(PictureRefusal) -> PictureOutcome {
        try Self.check(jpeg.width, jpeg.height)
        let facts = Self.facts("JPEG", jpeg.width, jpeg.height, orientation)
        return try Self.still(request, facts, orientation) { wanted throws(PictureRefusal) in
            try jpeg.decoded(atLeast: orientation.isSideways ? (wanted.height, wanted.width) : wanted)
        }
    }

    private func png(
        _ png: PNG, _ orientation: Orientation, _ request: PictureRequest
    ) throws(PictureRefusal) -> PictureOutcome {
        try Self.check(png.width, png.height)
        let facts = Self.facts("PNG", png.width, png.height, orientation)
        return try Self.still(request, facts, orientation) { _ throws(PictureRefusal) in try png.decoded() }
    }

    private static func facts(_ format: String, _ width: Int, _ height: Int, _ orientation: Orientation) -> PictureFacts
    {
        PictureFacts(
            format: format, width: orientation.isSideways ? height : width,
            height: orientation.isSideways ? width : height)
    }

    private static func still(
        _ request: PictureRequest, _ facts: PictureFacts, _ orientation: Orientation,
        _ decode: ((width: Int, height: Int)) throws(PictureRefusal) -> Bitmap
    ) throws(PictureRefusal) -> PictureOutcome {
        switch request.page {
        case .frame(let number) where number > 0: throw .beyondEnd(frames: 1)
        case .still, .frame: break
        }
        let layout = Layout(picture: (facts.width, facts.height), request.view, in: request.shape)
        let cell = Self.samples(request.shape, ofFilm: false)
        let bitmap = try decode(layout.wanted(across: cell.width, down: cell.height))
        return try draw(bitmap, orientation, layout, request, facts)
    }

    private mutating func foreign(
        _ file: SourceFile, _ kind: FileKind.Foreign, _ request: PictureRequest
    ) throws(PictureRefusal) -> PictureOutcome {
        if kind.name == "TIFF", TIFF(file.bytes[...])?.isWhole == false { throw .cut }
        let probe = try film.probe(file, kind)
        let isAnimated = !kind.isStill && probe.frames > 1
        let facts = PictureFacts(
            format: kind.name, width: probe.width, height: probe.height, frames: isAnimated ? probe.frames : nil,
            rate: isAnimated ? probe.rate : nil, duration: isAnimated ? probe.duration : nil,
            isShortened: isAnimated && probe.duration.map { $0 > Double(Limits.seconds) } ?? false)
        var number: Int?
        switch request.page {
        case .still: break
        case .frame(let wanted):
            let frames = isAnimated ? probe.frames : 1
            guard wanted < frames else { throw .beyondEnd(frames: frames) }
            number = isAnimated ? wanted : nil
        }
        let layout = Layout(picture: (probe.width, probe.height), request.view, in: request.shape)
        let cell = Self.samples(request.shape, ofFilm: isAnimated)
        let wanted = layout.wanted(across: cell.width, down: cell.height)
        // Never larger than it is, and one share for both sides.
        let share = min(
            1, max(Double(wanted.width) / Double(probe.width), Double(wanted.height) / Double(probe.height)))
        let bitmap = try film.frame(
            number, of: file, kind, width: max(1, Int(Double(probe.width) * share)),
            height: max(1, Int(Double(probe.height) * share)))
        return try Self.draw(bitmap, .upright, layout, request, facts)
    }

    private static func draw(
        _ bitmap: Bitmap, _ orientation: Orientation, _ layout: Layout, _ request: PictureRequest, _ facts: PictureFacts
    ) throws(PictureRefusal) -> PictureOutcome {
        let upright = try bitmap.turned(orientation, mirrored: request.view.isFlipped)
        let cut = Cut(upright, layout, mirrored: request.view.isFlipped)
        switch request.shape {
        case .cells(_, _, _, _, let symbols, let colours):
            if symbols == .ascii || colours == .mono {
                let ramp = Ramp(cut, columns: layout.columns, rows: layout.rows)
                guard let picture = ramp.picture(colours) else { throw .broken("it has no cells") }
                return .picture(picture, facts)
            }
            let picture = try Chafa.picture(
                cut, columns: layout.columns, rows: layout.rows, symbols: symbols, colours: colours)
            return .picture(picture, facts)
        case .pixels(let method, _, _, let width, let height, let colours):
            let bytes = try Chafa.pixels(
                cut, method, columns: layout.columns, rows: layout.rows, cell: (width, height), colours)
            return .pixels(method, bytes, columns: layout.columns, rows: layout.rows, facts)
        }
    }

    // libchafa looks at eight by eight pixels of a cell; for many frames in memory a quarter of that must do.
    private static func samples(_ shape: Shape, ofFilm isFilm: Bool) -> (width: Int, height: Int) {
        switch shape {
        case .cells: isFilm ? (4, 4) : (8, 8)
        case .pixels(_, _, _, let width, let height, _): (width, height)
        }
    }
}
