import Testing

@testable import Canvas

struct PixelCheckTests {
    @Test func aKittyPictureIsGivenWhatItLacks() throws {
        let checked = try check(
            .kitty, "\u{1B}_Ga=T,f=32,s=2,v=2,m=1;AAAA\u{1B}\\\u{1B}_Gm=1;BBBB\u{1B}\\\u{1B}_Gm=0;C==\u{1B}\\")
        #expect(
            String(decoding: checked.bytes, as: UTF8.self)
                == "\u{1B}_GC=1,a=T,c=10,f=32,i=8,m=1,q=2,r=5,s=2,t=d,v=2;AAAA\u{1B}\\"
                + "\u{1B}_Gm=1;BBBB\u{1B}\\\u{1B}_Gm=0;C==\u{1B}\\")
        #expect(checked.kittyImage == 8)
        #expect(checked.sequences.count == 3)
        #expect(checked.sequences.flatMap { checked.bytes[$0] } == checked.bytes)
        let numbered = try check(.kitty, "\u{1B}_Ga=T,f=100,i=77,q=2,C=1,c=4,r=3;AAAA\u{1B}\\")
        #expect(numbered.kittyImage == 77)
    }

    @Test func theOthersAreLeftAsTheyAre() throws {
        for text in [
            "\u{1B}]1337;File=inline=1;width=10;height=5;preserveAspectRatio=0:QUJD\u{7}",
            "\u{1B}]1337;File=size=3;inline=1;width=1;height=1;doNotMoveCursor=1:QUI=\u{1B}\\",
        ] { #expect(try check(.iterm, text).bytes == Array(text.utf8)) }
        // 100 by 100 pixels: sixteen bands and the upper four rows of one more.
        let bands = String(repeating: "#1!100~-", count: 16) + "!100N"
        for text in [
            "\u{1B}Pq\"1;1;100;100#1;2;100;0;0\(bands)\u{1B}\\", "\u{1B}P0;1;0q#0;2;0;0;0#0~~@$#12??-\u{1B}\\",
            "\u{1B}Pq\(bands)-!300?\u{1B}\\",
        ] { #expect(try check(.sixel, text).bytes == Array(text.utf8)) }
    }

    @Test(arguments: [
        "", "x", "\u{1B}_Ga=T,f=24;AAAA", "\u{1B}_Ga=T,f=24;AA\u{1B}[2JAA\u{1B}\\", "\u{1B}_Ga=T;AAAA\u{1B}\\\u{1B}[2J",
        "\u{1B}_Ga=T;AAAA\u{1B}\\\u{1B}_Ga=T;AAAA\u{1B}\\", "\u{1B}_Ga=T,m=1;AAAA\u{1B}\\",
        "\u{1B}_Ga=T,t=f;L2V0Yw==\u{1B}\\",
        "\u{1B}_Ga=d,d=A\u{1B}\\", "\u{1B}_Ga=T,a=T;AAAA\u{1B}\\", "\u{1B}_Ga=T,i=0;AAAA\u{1B}\\",
        "\u{1B}_Ga=T,q=0;AAAA\u{1B}\\",
        "\u{1B}_Ga=T,C=0;AAAA\u{1B}\\", "\u{1B}_Ga=T,U=1;AAAA\u{1B}\\", "\u{1B}_Ga=T,s=-1;AAAA\u{1B}\\",
        "\u{1B}_Ga=T;A\u{9C}A\u{1B}\\",
        "\u{1B}_Ga=T,m=1;AAAA\u{1B}\\\u{1B}_Gm=0,a=d;AAAA\u{1B}\\", "\u{1B}_Ga=T,m=1;AA\u{1B}\\x\u{1B}_Gm=0;AA\u{1B}\\",
        "\u{1B}_Ga=T;AA\n\u{1B}\\", "\u{1B}_Ga=T,i=99999999999;AA\u{1B}\\", "\u{1B}_G\u{1B}\\",
        "\u{1B}_Ga=T,i=\u{1B}\\",
    ])
    func hostileKittyPicturesAreRefused(_ text: String) { expectMalformed(.kitty, text) }

    @Test(arguments: [
        "\u{1B}]1337;File=inline=1;width=1;height=1:AA", "\u{1B}]1337;File=inline=1;width=1;height=1:\u{7}",
        "\u{1B}]1337;File=inline=0;width=1;height=1:AA\u{7}", "\u{1B}]1337;File=width=1;height=1:AA\u{7}",
        "\u{1B}]1337;File=inline=1;width=1:AA\u{7}", "\u{1B}]1337;File=inline=1;width=10px;height=1:AA\u{7}",
        "\u{1B}]1337;File=inline=1;width=100%;height=1:AA\u{7}",
        "\u{1B}]1337;File=inline=1;width=auto;height=1:AA\u{7}",
        "\u{1B}]1337;File=name=YQ==;inline=1;width=1;height=1:AA\u{7}", "\u{1B}]52;c;AAAA\u{7}",
        "\u{1B}]1337;File=inline=1;width=1;height=1:AA\u{1B}[2J\u{7}",
        "\u{1B}]1337;File=inline=1;width=1;height=1:AA\u{7}\u{7}",
        "\u{1B}]1337;File=inline=1;width=1;height=1:AA\u{7}\u{1B}]52;c;AAAA\u{7}",
        "\u{1B}]1337;File=inline=1;inline=0;width=1;height=1:AA\u{7}", "\u{1B}]1337;RequestUpload=format=tgz\u{7}",
    ])
    func hostileITermPicturesAreRefused(_ text: String) { expectMalformed(.iterm, text) }

    @Test(arguments: [
        "\u{1B}Pq~", "\u{1B}Pq~\u{1B}", "\u{1B}Pq~\u{1B}[2J\u{1B}\\", "\u{1B}Pq~\u{7}\u{1B}\\", "\u{1B}P$q\"p\u{1B}\\",
        "\u{1B}P1;2;3;4q~\u{1B}\\", "\u{1B}Pq!\u{1B}\\", "\u{1B}Pq!99999~\u{1B}\\", "\u{1B}Pq~\u{9C}\u{1B}\\",
        "\u{1B}Pq~\u{1B}\\x",
        "\u{1B}Pq#1;2;3~\u{1B}\\", "\u{1B}Pq~ ~\u{1B}\\", "\u{1B}Pq~\u{1B}\\\u{1B}Pq~\u{1B}\\", "\u{1B}P+q544e\u{1B}\\",
        "\u{1B}Pq!9999999999999999999999999~\u{1B}\\", "\u{1B}Pq\u{18}\u{1B}\\", "\u{1B}Ptmux;\u{1B}\u{1B}c\u{1B}\\",
    ])
    func hostileSixelPicturesAreRefused(_ text: String) { expectMalformed(.sixel, text) }

    @Test func whatIsLargerThanItsCellsIsRefused() {
        expect(.tooLarge, .kitty, "\u{1B}_Ga=T,c=11,r=5;AAAA\u{1B}\\")
        expect(.tooLarge, .kitty, "\u{1B}_Ga=T,c=10,r=6;AAAA\u{1B}\\")
        expect(.tooLarge, .iterm, "\u{1B}]1337;File=inline=1;width=11;height=5:AA\u{7}")
        expect(.tooLarge, .sixel, "\u{1B}Pq!101~\u{1B}\\")
        expect(.tooLarge, .sixel, "\u{1B}Pq!50~!51~\u{1B}\\")
        expect(.tooLarge, .sixel, "\u{1B}Pq\"1;1;100;101~\u{1B}\\")
        expect(.tooLarge, .sixel, "\u{1B}Pq" + String(repeating: "-", count: 16) + "O^\u{1B}\\")
        let empty = PixelPicture(id: 1, protocol: .kitty, size: Size(columns: 0, rows: 1), bytes: [])
        #expect(throws: PixelRefusal.tooLarge) { try PixelCheck.check(empty, for: abilities) }
    }

    @Test func onlyWhatTheTerminalSpeaksAndCanHoldIsShown() {
        let picture = PixelPicture(
            id: 1, protocol: .sixel, size: Size(columns: 1, rows: 1), bytes: Array("\u{1B}Pq~\u{1B}\\".utf8))
        #expect(throws: PixelRefusal.notSpoken) {
            try PixelCheck.check(picture, for: PixelAbilities(protocols: [.kitty]))
        }
        #expect(throws: PixelRefusal.unknownCell) {
            try PixelCheck.check(picture, for: PixelAbilities(protocols: [.sixel]))
        }
        let long = PixelPicture(
            id: 1, protocol: .kitty, size: Size(columns: 1, rows: 1),
            bytes: Array(repeating: 65, count: PixelCheck.limit + 1))
        #expect(throws: PixelRefusal.tooLong(bytes: PixelCheck.limit + 1)) {
            try PixelCheck.check(long, for: abilities)
        }
    }

    /// Whatever is changed in a good picture: what passes holds no escape but its own.
    @Test func nothingElseGetsThrough() {
        var random = Seeded(seed: 5)
        let good: [(PixelProtocol, String)] = [
            (.kitty, "\u{1B}_Ga=T,f=24,m=1;AAAA\u{1B}\\\u{1B}_Gm=0;AAAA\u{1B}\\"),
            (.iterm, "\u{1B}]1337;File=inline=1;width=1;height=1:AAAA\u{1B}\\"), (.sixel, "\u{1B}Pq#1~~-!9~\u{1B}\\"),
        ]
        let evil: [UInt8] = [0x1B, 0x07, 0x5C, 0x5B, 0x5D, 0x5F, 0x50, 0x9C, 0x0A, 0x18, 0x3B, 0x41]
        var passed = 0
        for _ in 0..<20_000 {
            guard let (way, text) = good.randomElement(using: &random) else { continue }
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = evil.randomElement(using: &random) ?? 0
            }
            let picture = PixelPicture(id: 7, protocol: way, size: Size(columns: 10, rows: 5), bytes: bytes)
            guard let checked = try? PixelCheck.check(picture, for: abilities) else { continue }
            passed += 1
            let escapes = checked.bytes.filter { $0 == 0x1B }.count
            #expect(escapes <= 2 * checked.sequences.count, "\(bytes)")
            #expect(checked.bytes.allSatisfy { $0 == 0x1B || $0 == 0x07 || (0x20..<0x7F).contains($0) })
        }
        #expect(passed > 500)
    }

    @Test func framesAreEqualByTheirPicturesIds() {
        func frame(_ id: UInt64?, row: Int = 1) -> Frame {
            var frame = Frame(size: Size(columns: 9, rows: 3))
            frame.pixels = id.map {
                PlacedPixels(
                    PixelPicture(id: $0, protocol: .kitty, size: Size(columns: 2, rows: 1), bytes: []),
                    at: Position(row: row, column: 0))
            }
            return frame
        }
        #expect(frame(1) == frame(1))
        #expect(frame(1) != frame(2) && frame(1) != frame(nil) && frame(1) != frame(1, row: 2))
        #expect(frame(1).dump().contains("pixels: kitty 2×1 at row 1, column 0\n"))
        #expect(!frame(nil).dump().contains("pixels"))
    }

    private let abilities = PixelAbilities(protocols: PixelProtocol.allCases, cellWidth: 10, cellHeight: 20)

    private func check(_ way: PixelProtocol, _ text: String) throws -> CheckedPixels {
        let picture = PixelPicture(id: 7, protocol: way, size: Size(columns: 10, rows: 5), bytes: Array(text.utf8))
        return try PixelCheck.check(picture, for: abilities)
    }

    private func expect(_ refusal: PixelRefusal, _ way: PixelProtocol, _ text: String) {
        #expect(throws: refusal) { try check(way, text) }
    }

    private func expectMalformed(_ way: PixelProtocol, _ text: String) {
        do {
            _ = try check(way, text)
            Issue.record("\(text.debugDescription) passed")
        } catch PixelRefusal.malformed {
        } catch {
            Issue.record("\(text.debugDescription): \(error)")
        }
    }
}
