import Testing

@testable import Canvas

struct KeyDecoderTests {
    @Test(arguments: [
        ("jG", [Key.character("j"), .character("G")]), ("é日", [.character("é"), .character("日")]), ("\r", [.enter]),
        ("\t\u{1B}[Z", [.tab, .backTab]), ("\u{4}\u{1A}", [.control("d"), .control("z")]), ("\u{7F}", [.backspace]),
        ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]), ("\u{1B}[1;5C", [.right]),
        ("\u{1B}OP\u{1B}[15~\u{1B}[[A", [.function(1), .function(5), .function(1)]), ("\u{1B}x", [.alt("x")]),
        ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~", [.home, .end, .home, .end]), ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}[?62;22c", []), ("\u{1B}[12;40R", []), ("\u{1B}]11;rgb:00/00/00\u{7}q", [.character("q")]),
        ("\u{1B}P1$r0m\u{1B}\\q", [.character("q")]), ("\u{1B}[I\u{1B}[O", []), ("\u{0}", [.control(" ")]),
        ("\u{1B}[200~one\ntwo\u{1B}[31m\u{1B}[201~x", [.paste("one\ntwo\u{1B}[31m"), .character("x")]),
        ("\u{1B}[3\u{3}", [.control("c")]),
    ])
    func decodes(_ text: String, _ keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(text.utf8) == keys)
        #expect(!decoder.isWaiting)
    }

    @Test func bytesMayComeOneByOne() {
        let text = "aé\u{1B}[A\u{1B}[200~p\u{1B}[2x\u{1B}[201~\u{1B}xq\u{1B}]0;t\u{1B}\\z日"
        var whole = KeyDecoder()
        var pieces = KeyDecoder()
        var keys: [Key] = []
        for byte in text.utf8 { keys += pieces.feed([byte]) }
        #expect(whole.feed(text.utf8) == keys)
        #expect(!pieces.isWaiting)
    }

    @Test func escapeIsAKeyWhenNothingFollows() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.isWaiting)
        #expect(decoder.flush() == [.escape])
        #expect(decoder.feed("\u{1B}[".utf8) == [])
        #expect(decoder.flush() == [.alt("[")])
        #expect(decoder.feed("\u{1B}O".utf8) + decoder.flush() == [.alt("O")])
    }

    @Test func aPasteWithoutItsEndIsKept() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[200~abc\u{1B}[20".utf8) == [])
        #expect(decoder.flush() == [.paste("abc\u{1B}[20")])
        #expect(!decoder.isWaiting)
    }

    @Test func aPasteIsBounded() {
        var decoder = KeyDecoder()
        var keys = decoder.feed("\u{1B}[200~".utf8)
        for _ in 0..<300 { keys += decoder.feed(repeatElement(UInt8(ascii: "x"), count: 4096)) }
        keys += decoder.feed("\u{1B}[201~".utf8)
        #expect(keys == [.paste(String(repeating: "x", count: KeyDecoder.pasteLimit))])
    }

    @Test func theTerminalsOwnKeysComeFirst() {
        var decoder = KeyDecoder(special: [Array("\u{1B}[A".utf8): .home, Array("x".utf8): .end])
        #expect(decoder.feed("\u{1B}[Ax".utf8) == [.home, .character("x")])
    }

    @Test func anyBytesEndInKeysAndNothingWaitsForEver() {
        var random = Seeded(seed: 9)
        let alphabet: [UInt8] = [
            0x1B, 0x5B, 0x5D, 0x4F, 0x3B, 0x31, 0x32, 0x30, 0x7E, 0x41, 0x07, 0x5C, 0xC3, 0xA9, 0xFF, 0x00,
        ]
        for _ in 0..<5000 {
            var decoder = KeyDecoder()
            let bytes = (0..<20).compactMap { _ in alphabet.randomElement(using: &random) }
            _ = decoder.feed(bytes)
            _ = decoder.flush()
            #expect(!decoder.isWaiting)
        }
    }
}
