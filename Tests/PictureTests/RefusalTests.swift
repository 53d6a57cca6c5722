import PictureProtocol
import Testing

/// What is not shown, and what is said instead.
@Suite struct RefusalTests {
    private let helper: Helper

    init() throws { helper = try Helper() }

    @Test(arguments: [
        ("cut.jpg", PictureRefusal.cut), ("cut-progressive.jpg", .cut), ("cut-header.jpg", .cut), ("no-end.jpg", .cut),
        ("cut.png", .cut), ("cut.tiff", .cut), ("empty.jpg", .empty), ("missing.jpg", .notFound),
        ("pipe.jpg", .notAFile), ("link.jpg", .notAFile), ("folder.jpg", .notAFile),
        ("script.jpg", .notAPicture("a script")), ("page.jpg", .notAPicture("a web page")),
        ("archive.jpg", .notAPicture("an archive of files")), ("words.png", .notAPicture("text")),
        ("list.mp4", .notAPicture("a playlist")), ("concat.mp4", .notAPicture("a playlist")),
        ("drawing.svg", .unsupported("SVG")), ("moving.webp", .unsupported("animated WebP")),
        ("vast.png", .tooLarge(width: 30_000, height: 30_000, limit: Limits.picturePixels)),
        ("vast.jpg", .tooLarge(width: 30_000, height: 30_000, limit: Limits.picturePixels)),
        ("heavy.jpg", .tooHeavy(bytes: 70 << 20, limit: Limits.file)),
    ])
    func refused(_ name: String, _ refusal: PictureRefusal) throws {
        #expect(try helper.ask(try Gallery.path(name)) == .refused(refusal))
        #expect(!refusal.sentence.isEmpty)
    }

    @Test(arguments: ["cut.webp", "both.mp4"])
    func whatFFmpegCannotDecodeIsBroken(_ name: String) throws {
        guard case .refused(.broken) = try helper.ask(try Gallery.path(name)) else {
            Issue.record("\(name) was not refused")
            return
        }
    }

    // Fewer bytes than a picture has, and far more.
    @Test func aFloodOfPixelsIsNotStored() throws {
        _ = try helper.ask(try Gallery.path("flood.png"))
        #expect(try Peak.megabytes(of: helper.process) < 100)
    }

    @Test func devicesAreNotOpened() throws {
        #expect(try helper.ask("/dev/zero") == .refused(.notAFile))
        #expect(try helper.ask("/proc/self/mem") != .refused(.notFound))
    }
}
