import Canvas
import Testing

@testable import PictureProtocol

/// What goes through the pipe, good and hostile.
struct ProtocolTests {
    @Test func everyRequestComesBackAsItWas() throws {
        let shapes: [Shape] =
            Symbols.allCases.flatMap { symbols in ColourDepth.allCases.map { Shape.box(7, 3, symbols, $0) } }
            + PixelProtocol.allCases.map {
                .pixels($0, columns: 9, rows: 4, cellWidth: 8, cellHeight: 16, colours: .palette256)
            }
        let views = Fit.allCases.map { View(left: 0.25, top: 0.5, width: 0.5, height: 0.125, isFlipped: true, fit: $0) }
        for shape in shapes {
            for view in views + [.whole] {
                for page in [Page.still, .frame(0), .frame(Limits.frames)] {
                    try expectSame(PictureRequest(id: 7, path: "/tmp/ä b", page: page, shape: shape, view: view))
                }
            }
        }
    }

    @Test func everyReplyComesBackAsItWas() throws {
        for outcome in try outcomes() { try expectSame(PictureReply(id: 9, outcome: outcome)) }
    }

    @Test func bytesMayComeOneAtATime() throws {
        let replies = try outcomes().enumerated().map { PictureReply(id: UInt32($0.offset), outcome: $0.element) }
        var parser = PictureParser<PictureReply>()
        var parsed: [PictureReply] = []
        for byte in replies.flatMap(\.framed) {
            parser.add([byte])
            while let reply = try parser.next() { parsed.append(reply) }
        }
        #expect(parsed == replies)
        #expect(!parser.isWithinMessage)
        parser.add(replies.flatMap(\.framed) + [1])
        while try parser.next() != nil {}
        #expect(parser.isWithinMessage)
    }

    @Test(arguments: [0, UInt32(Limits.reply) + 1, .max])
    func impossibleLengthsAreRefusedAtOnceAndForGood(_ length: UInt32) throws {
        var parser = PictureParser<PictureReply>()
        parser.add(little(length))
        #expect(throws: Malformed.self) { try parser.next() }
        parser.add(PictureReply(id: 1, outcome: .refused(.cut)).framed)
        #expect(throws: Malformed.self) { try parser.next() }
    }

    /// Every reply, cut anywhere or with one byte more, is none.
    @Test func nothingMayBeMissingNorLeftOver() throws {
        for outcome in try outcomes() {
            let body = PictureReply(id: 9, outcome: outcome).body
            for count in 0..<body.count { expectRefused(Array(body.prefix(count))) }
            expectRefused(body + [0])
        }
        let order = PictureRequest(id: 7, path: "/x", shape: .box()).body
        for count in 0..<order.count {
            #expect(throws: Malformed.self) { try PictureRequest(body: order.prefix(count)) }
        }
        #expect(throws: Malformed.self) { try PictureRequest(body: order + [0]) }
    }

    @Test func aPictureHasTheCellsThatItSays() {
        let facts = Self.facts()
        for (columns, rows, cells) in [
            (2, 2, 3), (2, 2, 5), (0, 0, 0), (1_001, 1, 1_001), (1, 501, 501), (0xFFFF_FFFF, 0xFFFF_FFFF, 1),
            (0x8000_0000, 2, 0), (65_536, 65_536, 0), (1_000, 500, 1),
        ] as [(UInt32, UInt32, Int)] {
            let cell = little(0x2588) + little(0xFFFF_FFFF) + little(0)
            let body: [UInt8] = little(1) + [0] + facts + little(columns) + little(rows)
            expectRefused(body + Array(repeating: cell, count: cells).joined())
        }
    }

    @Test(
        arguments: [
            0x00, 0x07, 0x0A, 0x1B, 0x7F, 0x80, 0x9B, 0xA0, 0x300, 0x200B, 0x202E, 0x4E2D, 0xD800, 0xDFFF, 0xFE0F,
            0xFF21,
            0x1F600, 0x257F, 0x25A0, 0x1FAFF, 0x1FB3C, 0x10FFFF, 0x110000, 0xFFFF_FFFF,
        ] as [UInt32])
    func aCellHoldsASignOfPicturesOnly(_ scalar: UInt32) {
        expectRefused(little(1) + [0] + Self.facts() + little(1) + little(1) + little(scalar) + little(0) + little(0))
    }

    @Test(arguments: [1, 0x00FF_FFFF, 0x80FF_FFFF, 0xFEFF_FFFF] as [UInt32])
    func aColourIsOneOrNone(_ bits: UInt32) {
        let before = little(1) + [0] + Self.facts() + little(1) + little(1) + little(0x20)
        expectRefused(before + little(bits) + little(0))
        expectRefused(before + little(0) + little(bits))
    }

    @Test func factsAreWithinTheirBounds() throws {
        let cell = little(0x20) + little(0) + little(0)
        func reply(_ facts: [UInt8]) -> [UInt8] { little(1) + [0] + facts + little(1) + little(1) + cell }
        _ = try PictureReply(body: reply(Self.facts())[...])
        for width in [0, 16_385, .max] as [UInt32] { expectRefused(reply(Self.facts(width: width))) }
        for format in [[0x1B, 0x5B], [0xFF], [0xC3, 0xA4], [0x0A], Array(repeating: 0x41, count: 33)] as [[UInt8]] {
            expectRefused(reply(Self.facts(format: format)))
        }
        for rate in [Double.nan, .infinity, -.infinity, -1, 1e10, .signalingNaN] {
            expectRefused(reply(Self.facts(rate: rate)))
        }
        for flag in [2, 0xFF] as [UInt8] { expectRefused(reply(Self.facts(flag: flag))) }
    }

    @Test func pixelsFitIntoTheirBounds() {
        let before = little(1) + [1] + Self.facts()
        expectRefused(before + [3] + little(1) + little(1) + little(0))
        expectRefused(before + [0] + little(0) + little(1) + little(0))
        expectRefused(before + [0] + little(1) + little(501) + little(0))
        for count in [1, 0xC0_0001, .max] as [UInt32] {
            expectRefused(before + [0] + little(1) + little(1) + little(count))
        }
    }

    @Test func refusalsAreKnownAndPlain() {
        for kind in [14, 255] as [UInt8] { expectRefused(little(1) + [2, kind]) }
        for kind in [4, 5, 9] as [UInt8] {
            for text in [[0x1B], [0x0A], [0x9B], [0xC2, 0x9B], [0x80]] as [[UInt8]] {
                expectRefused(little(1) + [2, kind] + little(UInt32(text.count)) + text)
            }
            expectRefused(little(1) + [2, kind] + little(201) + Array(repeating: 0x41, count: 201))
        }
        expectRefused(little(1) + [2, 13] + little(1_000_001))
    }

    @Test func whatTheHelperSaysOfAFileIsMadePlain() throws {
        let hostile = "a\u{1B}[2Jä\n" + String(repeating: "x", count: 300)
        let reply = PictureReply(id: 1, outcome: .refused(.broken(hostile)))
        let parsed = try PictureReply(body: reply.body[...])
        guard case .refused(.broken(let text)) = parsed.outcome else {
            Issue.record("\(parsed)")
            return
        }
        #expect(text.hasPrefix("a?[2J???x") && text.utf8.count == 200)
    }

    @Test func requestsAreWithinTheirBounds() throws {
        func order(
            path: [UInt8] = Array("/x".utf8), page: [UInt8] = [0], columns: UInt32 = 1, ratio: Double = 0.5,
            symbols: UInt8 = 0, colours: UInt8 = 0, left: Double = 0, fit: UInt8 = 0
        ) -> [UInt8] {
            let shape = [0] + little(columns) + little(1) + eight(ratio) + eight(1) + [symbols, colours]
            let view = eight(left) + eight(0) + eight(1) + eight(1) + [0, fit]
            return little(1) + little(UInt32(path.count)) + path + page + shape + view
        }
        _ = try PictureRequest(body: order()[...])
        let hostile = [
            order(path: []), order(path: [0x2F, 0]), order(path: [0xFF]), order(path: [0xED, 0xA0, 0x80]),
            order(path: Array(repeating: 0x2F, count: Limits.path + 1)), order(page: [2]),
            order(page: [1] + little(1_000_001)), order(columns: 0), order(columns: 1_001), order(ratio: .nan),
            order(ratio: 0), order(ratio: -1), order(ratio: .infinity), order(symbols: 4), order(colours: 5),
            order(left: .nan), order(left: 1.5), order(left: -0.5), order(fit: 2), [],
        ]
        for body in hostile { #expect(throws: Malformed.self, "\(body)") { try PictureRequest(body: body[...]) } }
    }

    @Test func whatIsOutOfBoundsIsBroughtWithinBeforeItIsSent() throws {
        let wild = Shape.cells(
            columns: .max, rows: .min, cellWidth: .nan, cellHeight: 0, symbols: .half, colours: .mono)
        let view = View(left: .nan, top: .infinity, width: -1, height: 9)
        let pixels = Shape.pixels(
            .sixel, columns: .max, rows: .max, cellWidth: .max, cellHeight: .max, colours: .direct)
        for shape in [wild, pixels] {
            let request = PictureRequest(id: 1, path: "/x", page: .frame(-1), shape: shape, view: view)
            #expect(throws: Never.self) { try PictureRequest(body: request.body[...]) }
        }
    }

    private func outcomes() throws -> [PictureOutcome] {
        let facts = PictureFacts(
            format: "MP4", width: 640, height: 480, frames: 10, rate: 29.97, duration: 1.5, isShortened: true)
        let signs: [Unicode.Scalar] = [" ", "~", "\u{2580}", "\u{259F}", "\u{1FB00}", "\u{1FB3B}"]
        let dots = signs.map { Picture.Dot($0, ink: Ink(1, 2, 3), paper: .none) }
        let picture = try #require(Picture(size: Size(columns: 3, rows: 2), dots: dots))
        let refusals: [PictureRefusal] = [
            .notFound, .unreadable, .notAFile, .empty, .notAPicture("text"), .unsupported("SVG"),
            .tooLarge(width: 30_000, height: 1, limit: 9), .tooHeavy(bytes: 70_000_000, limit: 5), .cut,
            .broken("bad"), .needsFFmpeg, .tooSlow, .noMemory, .beyondEnd(frames: 3),
        ]
        return [
            .picture(picture, facts), .picture(picture, PictureFacts(format: "", width: 1, height: 1)),
        ]
            + PixelProtocol.allCases.map { .pixels($0, [0x1B, 0, 0xFF], columns: 2, rows: 1, facts) }
            + refusals.map { .refused($0) }
    }

    private func expectSame<Message: PictureMessage & Equatable>(_ message: Message) throws {
        var parser = PictureParser<Message>()
        parser.add(message.framed)
        #expect(try parser.next() == message)
        #expect(try parser.next() == nil)
    }

    private func expectRefused(_ body: [UInt8]) {
        #expect(throws: Malformed.self, "\(body.prefix(64))") { try PictureReply(body: body[...]) }
    }

    private static func facts(
        format: [UInt8] = Array("PNG".utf8), width: UInt32 = 4, rate: Double = 25, flag: UInt8 = 1
    ) -> [UInt8] {
        little(UInt32(format.count)) + format + little(width) + little(3) + [0, 1] + eight(rate) + [0, flag]
    }
}

private func little(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
private func eight(_ value: Double) -> [UInt8] {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
}
