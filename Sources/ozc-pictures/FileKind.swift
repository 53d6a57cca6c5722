/// What a file is by its first bytes; its name says nothing.
enum FileKind: Equatable {
    case jpeg
    case png
    /// What the ffmpeg program decodes.
    case foreign(Foreign)
    /// A picture that nothing here decodes, by its name.
    case unsupported(String)
    /// No picture: what it looks like.
    case stranger(String)

    /// A format by the name that people, and the name that ffmpeg's demuxers have for it.
    struct Foreign: Equatable {
        let name: String
        let demuxer: String
        var isStill = false
        var hasAlpha = false
    }

    init(_ head: [UInt8]) {
        self =
            Self.known.first { $0.matches(head) }?.kind ?? Self.container(head) ?? Self.film(head)
            ?? Self.document(head)
    }

    private struct Mark {
        let text: String
        var offset = 0
        let kind: FileKind

        /// One byte for each scalar of the text.
        func matches(_ head: [UInt8]) -> Bool {
            head.dropFirst(offset).starts(with: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        }
    }

    private static let known: [Mark] = [
        Mark(text: "\u{FF}\u{D8}\u{FF}", kind: .jpeg),
        Mark(text: "\u{89}PNG\r\n\u{1A}\n", kind: .png),
        Mark(text: "GIF87a", kind: .foreign(Foreign(name: "GIF", demuxer: "gif", hasAlpha: true))),
        Mark(text: "GIF89a", kind: .foreign(Foreign(name: "GIF", demuxer: "gif", hasAlpha: true))),
        Mark(text: "II*\0", kind: .foreign(Foreign(name: "TIFF", demuxer: "tiff_pipe", isStill: true, hasAlpha: true))),
        Mark(text: "MM\0*", kind: .foreign(Foreign(name: "TIFF", demuxer: "tiff_pipe", isStill: true, hasAlpha: true))),
        Mark(text: "OggS", kind: .foreign(Foreign(name: "Ogg", demuxer: "ogg"))),
        Mark(text: "FLV\u{1}", kind: .foreign(Foreign(name: "FLV", demuxer: "flv"))),
        Mark(text: "\0\0\u{1}\u{BA}", kind: .foreign(Foreign(name: "MPEG", demuxer: "mpeg"))),
        Mark(text: "\0\0\u{1}\u{B3}", kind: .foreign(Foreign(name: "MPEG", demuxer: "mpegvideo"))),
        Mark(
            text: "\u{30}\u{26}\u{B2}\u{75}\u{8E}\u{66}\u{CF}\u{11}",
            kind: .foreign(Foreign(name: "WMV", demuxer: "asf"))),
        Mark(text: "\0\0\0\u{0C}jP  ", kind: .unsupported("JPEG 2000")),
        Mark(text: "\0\0\0\u{0C}JXL ", kind: .unsupported("JPEG XL")),
        Mark(text: "\u{FF}\u{0A}", kind: .unsupported("JPEG XL")),
        Mark(text: "8BPS", kind: .unsupported("Photoshop")),
        Mark(text: "\0\0\u{1}\0", kind: .unsupported("icon")),
        Mark(text: "PK\u{3}\u{4}", kind: .stranger("an archive of files")),
        Mark(text: "PK\u{5}\u{6}", kind: .stranger("an archive of files")),
        Mark(text: "\u{1F}\u{8B}", kind: .stranger("an archive of files")),
        Mark(text: "7z\u{BC}\u{AF}", kind: .stranger("an archive of files")),
        Mark(text: "Rar!", kind: .stranger("an archive of files")),
        Mark(text: "ustar", offset: 257, kind: .stranger("an archive of files")),
        Mark(text: "\u{7F}ELF", kind: .stranger("a program")),
        Mark(text: "MZ", kind: .stranger("a program")),
        Mark(text: "%PDF", kind: .stranger("a PDF document")),
        Mark(text: "#!", kind: .stranger("a script")),
        Mark(text: "#EXTM3U", kind: .stranger("a playlist")),
        Mark(text: "ffconcat", kind: .stranger("a playlist")),
    ]

    private static func container(_ head: [UInt8]) -> FileKind? {
        if head.starts(with: "RIFF".utf8), head.count >= 21 {
            switch String(decoding: head[8..<12], as: UTF8.self) {
            case "AVI ": return .foreign(Foreign(name: "AVI", demuxer: "avi"))
            case "WEBP" where head[12..<16].elementsEqual("VP8X".utf8) && head[20] & 2 != 0:
                return .unsupported("animated WebP")
            case "WEBP":
                return .foreign(Foreign(name: "WebP", demuxer: "webp_pipe", isStill: true, hasAlpha: true))
            default: return nil
            }
        }
        // Reserved bytes are 0 and the second header has one of a few sizes: "BM" alone begins many a text.
        if head.starts(with: "BM".utf8), head.count >= 26, head[6..<10].allSatisfy({ $0 == 0 }),
            [12, 40, 52, 56, 64, 108, 124].contains(head[14]), head[15..<18].allSatisfy({ $0 == 0 })
        {
            return .foreign(Foreign(name: "BMP", demuxer: "bmp_pipe", isStill: true, hasAlpha: true))
        }
        return nil
    }

    private static func film(_ head: [UInt8]) -> FileKind? {
        if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            let isWebM = String(decoding: head.prefix(64).filter { $0 < 0x80 }, as: UTF8.self).contains("webm")
            return .foreign(Foreign(name: isWebM ? "WebM" : "Matroska", demuxer: "matroska"))
        }
        if head.count > 376, head[0] == 0x47, head[188] == 0x47, head[376] == 0x47 {
            return .foreign(Foreign(name: "MPEG", demuxer: "mpegts"))
        }
        guard head.count >= 12 else { return nil }
        switch String(decoding: head[4..<8], as: UTF8.self) {
        case "ftyp":
            switch String(decoding: head[8..<12], as: UTF8.self) {
            case "avif", "avis": return .foreign(Foreign(name: "AVIF", demuxer: "mov", isStill: true))
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": return .unsupported("HEIC")
            case "qt  ": return .foreign(Foreign(name: "MOV", demuxer: "mov"))
            default: return .foreign(Foreign(name: "MP4", demuxer: "mov"))
            }
        case "moov", "mdat", "wide", "free", "skip", "pnot": return .foreign(Foreign(name: "MOV", demuxer: "mov"))
        default: return nil
        }
    }

    private static func document(_ head: [UInt8]) -> FileKind {
        guard !head.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }) else {
            return .stranger("data of a kind that is not known here")
        }
        let text = String(decoding: head, as: UTF8.self).lowercased()
        if text.contains("<svg") { return .unsupported("SVG") }
        if text.contains("<!doctype html") || text.contains("<html") { return .stranger("a web page") }
        return .stranger("text")
    }
}
