import Canvas
import ConsoleUI
import OzModel
import Testing

/// Saved views: from the configuration to a tab.
@Suite struct ViewTests {
    private static let text = """
        [[views]]
        name = "Declined"
        query = "status:declined"
        columns = ["person_name", "company"]
        sort = "person_name:asc"

        [[views]]
        name = "Faces"
        list = "review"
        query = "type:biometry"

        [[views]]
        name = "Wrong"
        query = "statu:declined"
        """

    private func stage() throws -> Stage {
        let settings = try SettingsReader(file: "config.toml", text: Self.text).settings()
        return try Stage(size: Size(columns: 120, rows: 36), settings: settings)
    }

    @Test func viewsAreTabsWithTheirQueryColumnsAndOrder() throws {
        let stage = try stage()
        try stage.press("w <enter>")
        #expect(stage.text.contains("Declined  status:declined"))
        #expect(stage.text.contains("PERSON↑") && !stage.text.contains("CREATED"))
        try expectGolden("view-120x36", stage.screen)
        try stage.press("2")
        #expect(stage.text.contains("CREATED"))
        try stage.press(":views<space>fac <enter>")
        #expect(stage.text.contains("Faces  type:biometry") && stage.text.contains("WAITING"))
        try stage.press("w")
        try expectGolden("views-menu-120x36", stage.screen)
    }

    @Test func escKeepsWhatTheConfigurationPutThere() throws {
        let stage = try stage()
        try stage.press("w <enter> f company:acme <enter>")
        #expect(stage.console.state.list?.filter?.text == "status:declined company:acme")
        try stage.press("<esc>")
        #expect(stage.console.state.list?.filter?.text == "status:declined")
        try stage.press("<esc>")
        #expect(stage.console.state.list?.filter?.text == "status:declined")
    }

    @Test func aFilteredListIsSavedAndShownAsAView() throws {
        let stage = try stage()
        try stage.press("f status:success <enter> :sort<space>person <enter> :save<space>good<space>ones <enter>")
        let view = try #require(stage.console.state.views.last)
        #expect(view.name == "good ones" && view.listName == "orders" && view.filter?.text == "status:success")
        #expect(view.sort == Sort(key: "person_name", descending: false))
        #expect(stage.text.contains("good ones  status:success"))
        try stage.press("2")
        #expect(stage.console.state.list?.filter == nil)
        try stage.press(":save<space>Good<space>ones <enter>")
        #expect(stage.text.contains("there is a view “Good ones” already"))
    }

    @Test func aWrongViewIsLeftOutAndTold() throws {
        let settings = try SettingsReader(file: "config.toml", text: Self.text).settings()
        #expect(settings.views.map(\.name) == ["Declined", "Faces"])
        #expect(
            settings.viewMistakes.map(\.sentence) == [
                "config.toml, line 12: view Wrong: there is no key “statu”; did you mean “status”?"
            ])
    }

    @Test(arguments: [
        ("name = \"\"", "wants a name"), ("query = \"x\"", "wants a name"),
        ("name = \"a\"\nlist = \"order\"", "there is no list “order”; did you mean “orders”?"),
        ("name = \"a\"\nsorts = \"x\"", "a view has no “sorts”; did you mean “sort”?"),
        ("name = \"a\"\nsort = \"colour\"", "sort wants field:asc or field:desc"),
        ("name = \"a\"\ncolumns = [\"persn\"]", "orders has no column “persn”"),
        ("name = \"a\"\ncolumns = 7", "columns wants a list of column names"),
        ("name = \"a\"\nquery = \"\\\"x\"", "this quote is not closed"),
    ])
    func mistakesSayWhatIsWrong(_ view: String, _ sentence: String) throws {
        let settings = try SettingsReader(file: "c", text: "theme = \"nord\"\n[[views]]\n\(view)").settings()
        #expect(settings.views.isEmpty && settings.theme == "nord")
        #expect(settings.viewMistakes.first?.sentence.contains(sentence) == true, "\(settings.viewMistakes)")
        #expect(settings.viewMistakes.first?.line == 2)
    }

    @Test func viewsThatAreNoListAreAMistakeToo() throws {
        let settings = try SettingsReader(file: "c", text: "views = 7").settings()
        #expect(settings.viewMistakes.count == 1)
    }
}
