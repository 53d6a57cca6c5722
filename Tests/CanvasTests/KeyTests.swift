import Testing

@testable import Canvas

struct KeyTests {
    @Test(arguments: [
        ("j", Key.character("j")), ("G", .character("G")), ("<", .character("<")), ("^", .character("^")),
        ("é", .character("é")),
        ("<enter>", .enter), ("<esc>", .escape), ("<space>", .character(" ")), ("<tab>", .tab), ("<s-tab>", .backTab),
        ("<up>", .up), ("<pgdn>", .pageDown), ("<f1>", .function(1)), ("<f12>", .function(12)), ("^d", .control("d")),
        ("<c-d>", .control("d")), ("<C-D>", .control("d")), ("<a-x>", .alt("x")), ("<a-X>", .alt("X")),
        ("<lt>", .character("<")),
        ("<c-space>", .control(" ")), ("<Return>", .enter),
    ])
    func reads(_ notation: String, _ key: Key) {
        #expect(Key(notation: notation) == key)
    }

    @Test(arguments: ["", " ", "jj", "<nope>", "<f0>", "<f25>", "^1", "<c-é>", "\u{1B}", "<>", "<a-\u{7}>"])
    func refuses(_ notation: String) {
        #expect(Key(notation: notation) == nil)
    }

    @Test func whatIsWrittenCanBeRead() {
        let named: [Key] = [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
            .pageUp,
            .pageDown, .character(" "), .control(" "), .alt(" "), .character("<"), .control("\\"),
        ]
        let letters = "azAZ09:/?~^".flatMap { [Key.character($0), .alt($0)] }
        let controls = "abcxyz".map { Key.control($0) }
        for key in named + letters + controls + (1...24).map({ .function($0) }) {
            #expect(Key(notation: key.notation) == key, "\(key.notation)")
        }
    }

    @Test func readsAScript() throws {
        let keys = try Key.sequence(parsing: " j ^d :orders<enter>  score>=0.5 a<=b <lt>x <a-x> <f2><c-a>")
        let expected: [Key] =
            [.character("j"), .control("d")] + typed(":orders") + [.enter] + typed("score>=0.5a<=b<x")
            + [.alt("x"), .function(2), .control("a")]
        #expect(keys == expected)
    }

    @Test func namesTheTokenThatIsWrong() {
        #expect(throws: Key.SequenceError(token: "<entre>", position: 9)) {
            try Key.sequence(parsing: "j :orders<entre>")
        }
    }

    private func typed(_ text: String) -> [Key] { text.map { .character($0) } }
}
