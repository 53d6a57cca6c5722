import Canvas
import ConsoleUI
import Testing

/// Theme files: ours all resolve, and a mistake in one's own is told with its place.
@Suite struct ThemeTests {
    @Test func everyThemeResolvesEveryRole() throws {
        let reader = ThemeReader()
        #expect(reader.names.count >= 8)
        for name in reader.names {
            let theme = try reader.theme(name)
            for role in Role.allCases {
                // A role that falls through to nothing would look like plain text without anyone having said so.
                let isNamed = role.names.compactMap(Role.init).contains { theme.roles[$0] != nil }
                #expect(isNamed, "\(name) \(role)")
            }
            #expect(theme.style(.text, on: .selected) != theme.style(.text, on: .plain), "\(name)")
        }
        #expect(try reader.names.filter { try !reader.theme($0).isDark }.count >= 2)
    }

    @Test func aThemeInheritsPaletteAndRoles() throws {
        let own = ["mine": (file: "mine.toml", text: "inherits = \"nord\"\n[palette]\ngreen = \"#010203\"")]
        let theme = try ThemeReader(own: own).theme("mine")
        #expect(theme.style(.verdictSuccess, on: .plain).foreground == .rgb(1, 2, 3))
    }

    @Test(arguments: [
        ("inherits = \"nrod\"", "there is no theme “nrod”; did you mean “nord”?"),
        ("inherits = \"mine\"", "“mine” inherits from itself"),
        ("[palette]\nred = \"rosy\"", "mine.toml, line 2: “red” is no colour"),
        (
            "[roles]\n\"verdict.sucess\" = \"#ffffff\"",
            "line 2: unknown role “verdict.sucess”; did you mean “verdict.success”?"
        ),
        ("[roles]\ntext = { fgg = \"#ffffff\" }", "line 2: unknown “fgg” in “text”; did you mean “fg”?"),
        ("[roles]\ntext = \"rosy\"", "line 2: “text” names the colour “rosy”"),
    ])
    func aMistakeNamesItsPlace(_ text: String, _ expected: String) {
        let reader = ThemeReader(own: ["mine": (file: "mine.toml", text: text)])
        do {
            _ = try reader.theme("mine")
            Issue.record("no mistake was seen")
        } catch { #expect(error.sentence.contains(expected), "\(error.sentence)") }
    }

    @Test func aThemeThatCannotBeUsedIsSaidAndThePlainOneShown() throws {
        let stage = try Stage()
        try stage.receive(.useTheme("gone"))
        #expect(stage.console.theme() == .plain)
        #expect(stage.text.contains("there is no theme “gone”"))
    }
}
