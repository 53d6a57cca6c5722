import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct ConfigTests {
    private static func file(_ text: String, in home: Home) throws -> String {
        let path = "\(home.path)/given.toml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test(arguments: [
        ("theme = \"nord\"\n[sync]\npge = 3\n", 3, "did you mean “page”?"),
        ("them = \"nord\"\n", 1, "did you mean “theme”?"), ("[sync]\npage = 0\n", 2, "from 1 to 5000"),
        ("[keys]\nopen = \"x\"\nopn = \"y\"\n", 3, "did you mean “open”?"),
        ("\n[columns]\norders = [\"tipes\"]\n", 3, "did you mean “types”?"),
        (
            "[profiles.a]\nserver = \"https://oz.test\"\npasword_command = [\"x\"]\n", 3,
            "did you mean “password_command”?"
        ),
        ("theme = \n", 1, "no TOML"),
    ])
    func aMistakeIsNamedWithItsLine(text: String, line: Int, hint: String) throws {
        let home = try Home()
        let file = try Self.file(text, in: home)
        for command in ["config validate", "config show", "keys", "orders list"] {
            let run = try Program.ozc("\(command) --config \(file)", home)
            #expect(run.code == 2, "\(command)")
            #expect(run.errors.contains("\(file), line \(line): "), "\(run.errors)")
            #expect(run.errors.contains(hint), "\(run.errors)")
        }
    }

    @Test func aThemeThatIsNotThereIsAMistake() throws {
        let home = try Home()
        let run = try Program.ozc("config validate --config \(try Self.file("theme = \"nrd\"\n", in: home))", home)
        #expect(run.code == 2)
        #expect(run.errors.contains("did you mean “nord”?"))
    }

    @Test func initWritesEverySettingOnceAndNeverOver() throws {
        let home = try Home()
        let first = try Program.ozc("config init", home)
        #expect(first.code == 0, "\(first.errors)")
        let path = "\(home.path)/.config/ozc/config.toml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(try Program.ozc("config path", home).output == "\(path)\n")
        #expect(try Program.ozc("config validate", home).code == 0)
        let again = try Program.ozc("config init", home)
        #expect(again.code == 1)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)

        let plain = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
        let file = try Self.file(plain, in: home)
        let checked = try Program.ozc("config validate --config \(file)", home)
        #expect(checked.code == 0, "\(checked.errors)")
        let shown = try Program.ozc("config show --config \(file)", home)
        let settings = shown.lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("profile ") }
        #expect(settings.count > 30)
        #expect(settings.allSatisfy { $0.contains("# line ") }, "\(shown.output)")
    }

    @Test func showSaysWhereAValueCameFrom() throws {
        let home = try Home()
        let text =
            "theme = \"nord\"\n[sync]\npage = 7\n[profiles.a]\nserver = \"https://oz.test\"\ntheme = \"dracula\"\n"
        let file = try Self.file(text, in: home)
        let shown = try Program.ozc("config show", home, ["OZC_CONFIG": file])
        #expect(shown.lines.first == "# \(file): named by OZC_CONFIG")
        #expect(shown.lines.contains("sync.page = 7  # line 3"))
        #expect(shown.lines.contains("sync.depth = \"90d\"  # default"))
        #expect(shown.lines.contains("theme = \"dracula\"  # profile a"))
        let flagged = try Program.ozc("config show --config \(file)", home, ["OZC_THEME": "gruvbox"])
        #expect(flagged.lines.first == "# \(file): named by --config")
        #expect(flagged.lines.contains("theme = \"gruvbox\"  # OZC_THEME"))
    }

    @Test func keysAreTheOnesInEffect() throws {
        let home = try Home()
        let file = try Self.file("[keys]\nrefresh = [\"U\", \"<f5>\"]\n", in: home)
        let text = try Program.ozc("keys --config \(file)", home)
        #expect(text.output.contains("U <f5>"))
        let json = try #require(try Program.ozc("keys --format json --config \(file)", home).json() as? [[String: Any]])
        let refresh = try #require(json.first { $0["command"] as? String == "refresh" })
        #expect(refresh["keys"] as? [String] == ["U", "<f5>"])
        #expect(refresh["default_keys"] as? [String] == ["r"])
        let markdown = try Program.ozc("keys --format markdown", home)
        #expect(markdown.output.hasPrefix("| where | keys | does | command |\n| --- | --- | --- | --- |\n"))
        #expect(markdown.output.contains("| everywhere | `r` | refresh | `:refresh` |\n"))
    }

    @Test func themesAreListedWithTheOwnOnes() throws {
        let home = try Home()
        let directory = "\(home.path)/.config/ozc/themes"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data("inherits = \"nord\"\n".utf8).write(to: URL(fileURLWithPath: "\(directory)/mine.toml"))
        let run = try Program.ozc("themes --format json", home)
        #expect(run.code == 0, "\(run.errors)")
        let themes = try #require(try run.json() as? [[String: Any]])
        #expect(themes.count > 5)
        #expect(themes.filter { $0["own"] as? Bool == true }.compactMap { $0["name"] as? String } == ["mine"])
        #expect(
            themes.filter { $0["current"] as? Bool == true }.compactMap { $0["name"] as? String } == ["standard-dark"])
        try Data("[roles]\ntext = \"nocolour\"\n".utf8).write(to: URL(fileURLWithPath: "\(directory)/mine.toml"))
        let broken = try Program.ozc("themes", home)
        #expect(broken.code == 2)
        #expect(broken.errors.contains("mine.toml, line 2"))
    }
}
