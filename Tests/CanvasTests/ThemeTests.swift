import Testing

@testable import Canvas

struct ThemeTests {
    private let theme = Theme(
        name: "test", isDark: true,
        roles: [
            .text: Style(italic: true), .verdict: Style(foreground: .ansi(3)),
            .verdictSuccess: Style(foreground: .ansi(2)),
        ],
        grounds: [.selected: Style(background: .ansi(4), bold: true)])

    @Test func rolesFallBack() {
        #expect(theme.style(.verdictSuccess, on: .plain) == Style(foreground: .ansi(2)))
        #expect(theme.style(.verdictPending, on: .plain) == Style(foreground: .ansi(3)))
        #expect(theme.style(.jsonKey, on: .plain) == Style(italic: true))
        #expect(theme.style(.verdict, on: .selected) == Style(foreground: .ansi(3), background: .ansi(4), bold: true))
    }

    @Test func aSelectionIsSeenWithoutColours() {
        for role in Role.allCases {
            let selected = theme.colourlessStyle(role, on: .selected)
            #expect(selected.foreground == nil && selected.background == nil)
            #expect(selected != theme.colourlessStyle(role, on: .plain))
            #expect(selected != theme.colourlessStyle(role, on: .marked))
        }
    }

    @Test(arguments: [
        ("#fff", Colour.rgb(255, 255, 255)), ("#5fafd7", .rgb(0x5F, 0xAF, 0xD7)), ("ansi:12", .ansi(12)),
    ])
    func coloursAreRead(_ text: String, _ colour: Colour) {
        #expect(Colour(notation: text) == colour)
    }

    @Test(arguments: ["", "#", "#ff", "#ggg", "ansi:16", "ansi:", "red", "#fffffff", "#ａａａ"])
    func otherColoursAreRefused(_ text: String) {
        #expect(Colour(notation: text) == nil)
    }

    @Test(arguments: [
        (Colour.rgb(0x5F, 0xAF, 0xD7), ColourDepth.palette256, 74), (.rgb(255, 255, 255), .palette256, 231),
        (.rgb(0x8A, 0x8A, 0x8A), .palette256, 245), (.rgb(250, 20, 20), .ansi16, 9), (.rgb(200, 10, 10), .ansi8, 1),
        (.rgb(0, 0, 3), .direct, 8), (.rgb(1, 2, 3), .direct, 0x010203), (.ansi(5), .direct, 5), (.ansi(12), .ansi8, 4),
        (.ansi(12), .direct, 0x5C5CFF), (.ansi(12), .palette256, 12),
    ])
    func coloursAreMapped(_ colour: Colour, _ depth: ColourDepth, _ number: Int) {
        #expect(depth.number(of: colour) == number)
    }

    @Test func thePaletteMapsToItself() {
        for index in 16..<256 {
            let entry = ColourDepth.paletteEntry(index)
            let number = ColourDepth.palette256.number(
                of: .rgb(UInt8(entry.red), UInt8(entry.green), UInt8(entry.blue)))
            #expect(
                number.map { ColourDepth.paletteEntry($0) }.map { [$0.red, $0.green, $0.blue] } == [
                    entry.red, entry.green, entry.blue,
                ])
        }
        #expect(ColourDepth.mono.number(of: .ansi(1)) == nil)
    }

    @Test func rolesHaveDistinctNames() {
        #expect(Role.verdictPending.names == ["verdict.pending", "verdict", "text"])
        #expect(Role.text.names == ["text"])
    }
}
