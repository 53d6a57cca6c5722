import Canvas
import PictureProtocol
import Testing

/// The two directions of the pipe, as bytes.
@Suite struct ProtocolTests {
    private static let facts = PictureFacts(
        format: "MP4", width: 240, height: 320, frames: 36, rate: 15, duration: 2.4, isAnimated: true, isPoster: true,
        isShortened: true)
    private static let refusals: [PictureRefusal] = [
        .notFound, .unreadable, .notAFile, .empty, .notAPicture("text"), .unsupported("SVG"),
        .tooLarge(width: 1, height: 2, limit: 3), .tooHeavy(bytes: 1, limit: 2), .cut, .broken("it is"), .needsFFmpeg,
        .tooSlow, .noMemory, .beyondEnd(frames: 3),
    ]

    private static var outcomes: [PictureOutcome] {
        let dots = [Picture.Dot("\u{2584}", ink: Ink(1, 2, 3)), Picture.Dot(" ", paper: Ink(4, 5, 6))]
        let picture = Picture(size: Size(columns: 2, rows: 1), dots: dots)
        return refusals.map { .refused($0) } + [.facts(facts)] + (picture.map { [.picture($0, facts)] } ?? []) + [
            .pixels(.kitty, Array("\u{1B}_Ga=T,f=32,s=1,v=1;AAAA\u{1B}\\".utf8), columns: 1, rows: 1, facts),
            .pixels(.iterm, Array("\u{1B}]1337;File=inline=1:AAAA\u{7}".utf8), columns: 1, rows: 1, facts),
            .pixels(.sixel, Array("\u{1B}P0;1q\"1;1;1;6#0;2;0;0;0~-\u{1B}\\".utf8), columns: 1, rows: 1, facts),
        ]
    }

    private static var orders: [PictureOrder] {
        let pixels = Shape.pixels(.sixel, columns: 9, rows: 8, cellWidth: 7, cellHeight: 6, colours: .palette256)
        let view = View(left: 0.1, top: 0.2, width: 0.3, height: 0.4, isFlipped: true, fit: .actual)
        return [
            .draw(
                PictureRequest(id: 7, path: "/tmp/ä", page: .frame(3), shape: .box(80, 40, .ascii, .mono), view: view)),
            .draw(PictureRequest(id: .max, path: "x", page: .describe, shape: pixels)), .cancel([1, 2, .max]),
            .forget(before: 99),
        ]
    }

    @Test(arguments: outcomes) func repliesArriveAsTheyWere(_ outcome: PictureOutcome) throws {
        try expectSame(PictureReply(id: 5, outcome: outcome))
    }

    @Test(arguments: orders) func ordersArriveAsTheyWere(_ order: PictureOrder) throws { try expectSame(order) }

    private func expectSame<Message: PictureMessage & Equatable>(_ message: Message) throws {
        var parser = PictureParser<Message>()
        let bytes = message.framed + message.framed
        var found: [Message] = []
        for byte in bytes {
            parser.add([byte])
            while let message = try parser.next() { found.append(message) }
        }
        #expect(found == [message, message])
        #expect(!parser.isWithinMessage)
    }

    @Test func everyCutAndEveryFlippedByteIsAnErrorOrAMessage() {
        for outcome in Self.outcomes {
            let bytes = PictureReply(id: 5, outcome: outcome).framed
            for index in bytes.indices {
                for value in [bytes[index] ^ 0xFF, bytes[index] ^ 1, 0, 0x1B] {
                    var hostile = bytes
                    hostile[index] = value
                    check(hostile)
                }
                check(Array(bytes[..<index]))
            }
        }
    }

    // Whatever comes through holds nothing that a terminal would obey.
    private func check(_ bytes: [UInt8]) {
        var parser = PictureParser<PictureReply>()
        parser.add(bytes)
        guard let reply = try? parser.next() else { return }
        switch reply.outcome {
        case .picture(let picture, _):
            for dot in (0..<picture.size.rows).flatMap({ picture.row($0) }) {
                #expect(dot.scalar.value >= 0x20 && TextWidth.columns(Character(dot.scalar)) == 1)
            }
        // These are looked at where they would be written: see what the terminal refuses.
        case .pixels: break
        case .facts(let facts): #expect(!facts.format.contains("\u{1B}"))
        case .refused(let refusal): #expect(!refusal.sentence.contains("\u{1B}"))
        }
    }

    @Test func aLengthIsCheckedBeforeItIsBelieved() {
        var parser = PictureParser<PictureReply>()
        parser.add([0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: Malformed.self) { try parser.next() }
        parser.add(PictureReply(id: 1, outcome: .refused(.cut)).framed)
        #expect(throws: Malformed.self) { try parser.next() }
    }

    @Test(arguments: [
        (PixelProtocol.kitty, "\u{1B}_Ga=T,t=f,f=100;L2V0Yy9wYXNzd2Q=\u{1B}\\"),
        (.kitty, "\u{1B}_Ga=T,f=32,s=1,v=1;AAAA\u{1B}\\\u{1B}]52;c;AAAA\u{7}"), (.kitty, "\u{1B}_Ga=d\u{1B}\\"),
        (.kitty, ""),
        (.iterm, "\u{1B}]1337;File=name=YQ==:AAAA\u{7}"), (.iterm, "\u{1B}]1337;File=inline=1:AAAA\u{7}ls\n"),
        (.iterm, "\u{1B}]1337;File=inline=1;name=YQ==:AAAA\u{7}"), (.sixel, "\u{1B}Pq~\u{1B}[5n~\u{1B}\\"),
        (.sixel, "\u{1B}P+q544e\u{1B}\\"), (.sixel, "\u{1B}Pq~\u{1B}\\\n"),
    ])
    func whatDoesMoreThanDrawIsNotLetThrough(_ method: PixelProtocol, _ text: String) {
        let picture = PixelPicture(
            id: 1, protocol: method, size: Size(columns: 10, rows: 10), bytes: Array(text.utf8))
        let abilities = PixelAbilities(protocols: [method], cellWidth: 8, cellHeight: 16)
        #expect(throws: PixelRefusal.self) { try PixelCheck.check(picture, for: abilities) }
    }

    @Test func everySignIsOneColumnWide() {
        let signs = Array(0x20...0x7E) + Array(0x2580...0x259F) + Array(0x1FB00...0x1FB3B)
        for scalar in signs.compactMap({ Unicode.Scalar($0) }) {
            #expect(TextWidth.columns(Character(scalar)) == 1)
        }
    }
}
