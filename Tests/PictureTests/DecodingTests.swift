import Canvas
import PictureProtocol
import Testing

/// What is decoded, and how it lies in its box.
@Suite struct DecodingTests {
    private let helper: Helper
    private static let corners = ["red", "green", "blue", "white"]

    init() throws { helper = try Helper() }

    @Test(arguments: [
        ("plain.jpg", "JPEG"), ("progressive.jpg", "JPEG"), ("inks.jpg", "JPEG"), ("plain.png", "PNG"),
        ("deep.png", "PNG"), ("palette.png", "PNG"), ("named.jpg", "PNG"), ("plain.bmp", "BMP"), ("plain.webp", "WebP"),
        ("plain.tiff", "TIFF"), ("exif-loop.jpg", "JPEG"), ("bomb.png", "PNG"),
    ])
    func everyKindIsDecoded(_ name: String, _ format: String) throws {
        let outcome = try helper.ask(try Gallery.path(name))
        #expect(outcome.picture?.corners == Self.corners, "\(outcome)")
        #expect(outcome.facts == PictureFacts(format: format, width: 128, height: 96))
    }

    @Test(arguments: (1...8).map { "turned-\($0).jpg" } + ["turned.png"])
    func uprightHoweverTheCameraWasHeld(_ name: String) throws {
        let outcome = try helper.ask(try Gallery.path(name))
        #expect(outcome.picture?.corners == Self.corners)
        #expect(outcome.facts?.width == 128)
        #expect(outcome.picture?.size == Size(columns: 16, rows: 6))
    }

    @Test func greyIsGrey() throws {
        let picture = try #require(try helper.ask(try Gallery.path("grey.jpg")).picture)
        for row in 0..<picture.size.rows {
            for bits in picture.row(row).map(\.paper.bits) where bits != 0 { #expect(bits & 0xFF == bits >> 8 & 0xFF) }
        }
    }

    @Test func whatIsSeeThroughShowsMiddleGrey() throws {
        let picture = try #require(try helper.ask(try Gallery.path("clear.png")).picture)
        let dot = try #require(picture.row(0).first)
        #expect([dot.ink, dot.paper].contains(Ink(128, 128, 128)))
    }

    @Test(arguments: [
        (16, 12, Size(columns: 16, rows: 6)), (80, 6, Size(columns: 16, rows: 6)), (1, 1, Size(columns: 1, rows: 1)),
        (40, 30, Size(columns: 40, rows: 15)),
    ])
    func proportionsAreKept(_ columns: Int, _ rows: Int, _ size: Size) throws {
        #expect(try helper.ask(try Gallery.path("plain.jpg"), .still, .box(columns, rows)).picture?.size == size)
    }

    @Test func fillingCutsWhatStandsOut() throws {
        let view = View(fit: .fill)
        let picture = try helper.ask(try Gallery.path("plain.jpg"), .still, .box(8, 12), view).picture
        #expect(picture?.size == Size(columns: 8, rows: 12))
        #expect(picture?.corners == Self.corners)
    }

    @Test func actualSizeIsOnePixelForABlock() throws {
        let view = View(fit: .actual)
        let picture = try helper.ask(try Gallery.path("plain.jpg"), .still, .box(200, 100), view).picture
        #expect(picture?.size == Size(columns: 128, rows: 48))
        let part = try helper.ask(try Gallery.path("plain.jpg"), .still, .box(20, 10), view).picture
        #expect(part?.size == Size(columns: 20, rows: 10))
        #expect(part?.corners == Self.corners)
    }

    @Test func mirroredAsOneSeesOneself() throws {
        let view = View(isFlipped: true)
        let picture = try helper.ask(try Gallery.path("plain.jpg"), .still, .box(16, 12), view).picture
        #expect(picture?.corners == ["green", "red", "white", "blue"])
    }

    @Test(arguments: [false, true]) func zoomShowsThePartThatWasAskedFor(_ isFlipped: Bool) throws {
        let view = View(left: 0.5, top: 0, width: 0.5, height: 0.5, isFlipped: isFlipped)
        let picture = try helper.ask(try Gallery.path("plain.jpg"), .still, .box(16, 12), view).picture
        #expect(picture?.corners == ["green", "green", "green", "green"])
        #expect(picture?.size == Size(columns: 16, rows: 6))
    }

    @Test func describingDrawsNothing() throws {
        let outcome = try helper.ask(try Gallery.path("plain.jpg"), .describe)
        #expect(outcome == .facts(PictureFacts(format: "JPEG", width: 128, height: 96)))
    }

    @Test(arguments: [ColourDepth.ansi8, .ansi16, .palette256])
    func palettesMapBackExactly(_ depth: ColourDepth) throws {
        for symbols in Symbols.allCases {
            let path = Gallery.media("face-02.jpg")
            let picture = try #require(try helper.ask(path, .still, .box(40, 20, symbols, depth)).picture)
            for dot in (0..<picture.size.rows).flatMap({ picture.row($0) }) {
                for colour in [dot.ink.colour, dot.paper.colour].compactMap(\.self) {
                    let number = try #require(depth.number(of: colour))
                    let entry = ColourDepth.paletteEntry(number)
                    #expect(colour == .rgb(UInt8(entry.red), UInt8(entry.green), UInt8(entry.blue)))
                }
            }
        }
    }

    @Test func withoutColoursAFaceIsAsciiInManyShades() throws {
        let shape = Shape.box(60, 30, .quadrant, .mono)
        let picture = try #require(try helper.ask(Gallery.media("face-05.jpg"), .still, shape).picture)
        let dots = (0..<picture.size.rows).flatMap { picture.row($0) }
        #expect(dots.allSatisfy { $0.scalar.isASCII && $0.ink == .none && $0.paper == .none })
        #expect(Set(dots.map(\.scalar)).count >= 8)
    }
}
