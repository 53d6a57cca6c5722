import Canvas
import ConsoleUI
import Testing

/// The configuration: what is read, and how a mistake is told.
@Suite struct SettingsTests {
    private func read(_ text: String) throws -> Settings {
        try SettingsReader(file: "config.toml", text: text).settings()
    }

    private func mistake(_ text: String) -> String {
        do {
            _ = try read(text)
            return "no mistake"
        } catch let error as SettingsError {
            return error.sentence
        } catch { return "\(error)" }
    }

    @Test func everySettingIsRead() throws {
        let settings = try read(
            """
            profile = "acme"
            theme = "nord"
            colours = "256"
            glyphs = "ascii"
            person_keys = ["client.number"]
            [sync]
            depth = "12h"
            page = 50
            interval = "1s"
            idle_interval = "1m"
            [columns]
            orders = ["time_created", "folder_id"]
            [sort]
            users = "last_name:desc"
            [keys]
            next-row = ["<down>", "E"]
            [profiles.acme]
            server = "https://oz.acme.test"
            email = "jane@acme.test"
            ca_file = "/etc/ca.pem"
            allow_plain_http = true
            read_only = true
            theme = "high-contrast"
            password_command = ["pass", "oz"]
            token_command = ["pass", "token"]
            """)
        #expect(settings.profile == "acme" && settings.theme == "nord")
        #expect(settings.colours == .palette256 && settings.ascii == true)
        #expect(settings.personKeys == ["client.number"])
        #expect(settings.syncDepth == 43200 && settings.syncPage == 50)
        #expect(settings.syncInterval == 1 && settings.syncIdleInterval == 60)
        #expect(settings.columns == ["orders": ["time_created", "folder_id"]])
        #expect(settings.sorts == ["users": Sort(key: "last_name", descending: true)])
        #expect(settings.keymap.keys["next-row"] == [.down, .character("E")])
        let profile = try #require(settings.profiles["acme"])
        #expect(profile.caFile == "/etc/ca.pem" && profile.allowsPlain && profile.isReadOnly)
        #expect(profile.passwordCommand == ["pass", "oz"] && profile.tokenCommand == ["pass", "token"])
    }

    @Test func everySettingOfTheTableReadsItsOwnDefault() throws {
        for setting in settingTable {
            let parts = setting.name.split(separator: ".").map(String.init)
            let head = parts.count == 2 ? "[\(parts[0])]\n" : ""
            let text = "\(head)\(parts[parts.count - 1]) = \(setting.standard)"
            #expect(throws: Never.self, "\(setting.name)") { try read(text) }
        }
    }

    @Test(arguments: [
        ("theme = 3", "config.toml, line 1: theme wants a theme's name"),
        ("\ncolors = \"auto\"", "config.toml, line 2: unknown key “colors”; did you mean “colours”?"),
        ("[sync]\npgae = 3", "config.toml, line 2: unknown key “pgae” in [sync]; did you mean “page”?"),
        ("[sync]\npage = 0", "config.toml, line 2: sync.page wants a whole number from 1 to 5000"),
        ("[columns]\norder = [\"x\"]", "config.toml, line 2: unknown key “order” in [columns]; did you mean “orders”?"),
        ("[keys]\nnext-rwo = \"j\"", "line 2: [keys] names “next-rwo”, which is no command; did you mean “next-row”?"),
        ("[keys]\nnext-row = \"<entre>\"", "line 2: [keys] next-row: “<entre>” is no key"),
        ("[keys]\nnext-row = \"k\"", "[keys] k means both next-row and previous-row"),
        ("[profiles.a]\nserverr = \"x\"", "line 2: unknown key “serverr” in [profiles.a]; did you mean “server”?"),
        ("sync = 3", "line 1: sync is a section: write [sync]"),
        ("theme = ", "config.toml, line 1: this is no TOML"),
        ("[sort]\nusers = \"shoe_size\"", "line 2: sort.users wants field:asc or field:desc"),
    ])
    func aMistakeNamesItsPlaceAndTheNearestKey(_ text: String, _ expected: String) {
        #expect(mistake(text).contains(expected), "\(mistake(text))")
    }

    @Test func changedKeysReachHelpAndHints() throws {
        let settings = try read("[keys]\nfind = \"F\"\nopen = \"<f5>\"")
        let stage = try Stage(settings: settings)
        #expect(stage.text.contains("f5 open"))
        #expect(stage.text.contains("F find"))
        try stage.press("/")
        #expect(stage.console.state.overlays.isEmpty)
        try stage.press("F")
        #expect(stage.console.state.overlays.count == 1)
    }

    @Test func chosenColumnsAndOrderAreShown() throws {
        let settings = try read("[columns]\norders = [\"folder_id\", \"state\"]\n[sort]\norders = \"time_created:asc\"")
        let stage = try Stage(settings: settings)
        let lines = stage.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("ID") && $0.contains("STATE") && !$0.contains("VERDICT") })
        #expect(stage.text.contains("by created ↑"))
    }
}
