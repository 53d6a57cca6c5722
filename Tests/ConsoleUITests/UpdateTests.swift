import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// What actions do to the whole state, and what they ask for outside.
@Suite struct UpdateTests {
    private let start = State(
        size: Size(columns: 80, rows: 24), now: 1000, place: .list(ListPlace(noun: .orders)),
        identity: Identity(profile: "p", server: "https://s", email: "e", role: .operator), themeName: "standard-dark")
    private let mark = RowMark(id: "a", key: .int(1), row: 1)

    /// Runs actions and compares everything.
    private func expect(
        _ actions: [Action], effects: [Effect] = [], from: State? = nil,
        sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout State) -> Void
    ) {
        var state = from ?? start
        var expected = state
        var asked: [Effect] = []
        for action in actions { asked += update(&state, action) }
        change(&expected)
        #expect(state == expected, sourceLocation: sourceLocation)
        #expect(asked == effects, sourceLocation: sourceLocation)
    }

    @Test func openingPushesAndFetches() {
        expect([.open(.orders, id: "x")], effects: [.fetch(.orders, id: "x")]) {
            $0.places.append(.detail(DetailPlace(noun: .orders, id: "x")))
        }
    }

    @Test func openingOfflineByChoiceAsksNobody() {
        var offline = start
        offline.news = .chosenOffline(last: nil)
        expect([.open(.orders, id: "x")], from: offline) {
            $0.places.append(.detail(DetailPlace(noun: .orders, id: "x")))
        }
    }

    @Test func aFormerVersionIsNotAskedFor() {
        var live = start
        live.news = .live
        expect([.openVersion(.orders, id: "x", version: 7), .refresh], effects: [.refresh], from: live) {
            $0.places.append(.detail(DetailPlace(noun: .orders, id: "x", version: 7)))
            $0.notices = [Notice(level: .info, text: "Asking the server for news.", until: 1005)]
        }
    }

    @Test func aListKeepsItsCursorWhileAnotherIsShown() {
        var list = ListPlace(noun: .orders)
        list.cursor = mark
        list.cursorRow = 3
        list.position = 7
        list.showsTop = false
        expect([.moveCursor(to: mark, row: 3, position: 7), .show(.all(.users))]) {
            $0.places = [.list(ListPlace(noun: .users))]
            $0.parked = [.all(.orders): list]
        }
        expect([.moveCursor(to: mark, row: 3, position: 7), .show(.all(.users)), .show(.all(.orders))]) {
            $0.places = [.list(list)]
            $0.parked = [.all(.users): ListPlace(noun: .users)]
        }
    }

    @Test func backFirstClearsMarksThenFindThenGoesOut() {
        var state = start
        state.places.append(.list(ListPlace(noun: .orders, scope: .company("c"))))
        _ = update(&state, .toggleMark(id: "a", next: nil, row: 0, position: 0))
        state.find = Find(text: "x", noun: .orders, outcome: .hits(1))
        expect([.back], from: state) { $0.list?.marks = [] }
        expect([.back, .back], from: state) {
            $0.list?.marks = []
            $0.find = nil
        }
        expect([.back, .back, .back, .back], from: state) {
            $0.find = nil
            $0.places = [.list(ListPlace(noun: .orders))]
        }
    }

    @Test func sortingStartsAtTheTop() {
        expect([.moveCursor(to: mark, row: 3, position: 7), .sort(Sort(key: "verdict", descending: true))]) {
            var list = ListPlace(noun: .orders)
            list.sort = Sort(key: "verdict", descending: true)
            $0.list = list
        }
    }

    @Test func newsIsToldOnceAndItsEndToo() {
        let gone = News.offline(reason: "Silence.", last: 900)
        expect([.news(gone), .news(gone)]) {
            $0.news = gone
            $0.notices = [Notice(level: .warning, text: "Silence.", until: 1010)]
        }
        expect([.news(gone), .tick(now: 1011), .news(.live)]) {
            $0.news = .live
            $0.heard = 1011
            $0.now = 1011
            $0.notices = [Notice(level: .info, text: "The server answers again.", until: 1016)]
        }
    }

    @Test func aNeededLogInIsAskedForOnce() {
        expect([.logInNeeded(reason: "Ended.", last: 900), .logInNeeded(reason: "Ended.", last: 900)]) {
            $0.news = .loggedOut(last: 900)
            $0.overlays = [.form(LogInForm.make(server: "https://s", email: "e", reason: "Ended."))]
        }
    }

    @Test func theLogInIsSentOnceAndNeverShown() throws {
        var state = start
        _ = update(&state, .logInNeeded(reason: "Ended.", last: nil))
        for character in "geheim" { _ = update(&state, .edit(.character(character))) }
        #expect(!"\(state)".contains("geheim"))
        var dumped = ""
        dump(state, to: &dumped)
        #expect(!dumped.contains("geheim"))
        let effects = update(&state, .submit)
        #expect(effects == [.logIn(LogIn(server: nil, email: "e", password: Secret("geheim")))])
        #expect(update(&state, .submit) == [])
    }

    @Test func theLogInNeverCoversWhatIsBeingTyped() {
        var typing = start
        _ = update(&typing, .ask(.prompt(Prompt(purpose: .find))))
        expect([.logInNeeded(reason: "Ended.", last: nil)], from: typing) {
            $0.news = .loggedOut(last: nil)
            let text = "Ended. :login brings the log-in; what is cached can be read meanwhile."
            $0.notices = [Notice(level: .warning, text: text, until: 1010)]
        }
    }

    @Test func theSyncIsPausedAndGoesOn() {
        let text = "The sync is paused: it goes on with the key it was paused with; refresh asks once."
        expect([.pause, .paused(true)], effects: [.pause(true)]) {
            $0.isPaused = true
            $0.notices = [Notice(level: .info, text: text, until: 1005)]
        }
        var paused = start
        paused.isPaused = true
        expect([.pause, .paused(false)], effects: [.pause(false)], from: paused) {
            $0.isPaused = false
            $0.notices = [Notice(level: .info, text: "The sync goes on.", until: 1005)]
        }
    }

    @Test func anObjectThatIsGoneAndNotOnScreenIsNotTold() {
        expect([.gone(.orders, id: "y")]) { _ in }
    }

    @Test func loggedOutNothingIsAskedAndRefreshBringsTheForm() {
        var out = start
        out.news = .loggedOut(last: nil)
        expect([.open(.orders, id: "x"), .back], from: out) { _ in }
        expect([.refresh], from: out) {
            $0.overlays = [.form(LogInForm.make(server: "https://s", email: "e", reason: ""))]
        }
    }

    @Test func aRefusedPasswordIsTypedAnew() {
        var state = start
        _ = update(&state, .logInNeeded(reason: "Ended.", last: nil))
        for character in "falsch" { _ = update(&state, .edit(.character(character))) }
        _ = update(&state, .submit)
        _ = update(&state, .logInFailed("No."))
        guard case .form(let form)? = state.overlays.last else { return #expect(Bool(false)) }
        #expect(form.text("password") == "" && form.mistake?.sentence == "No." && !form.isWaiting)
        #expect(form.fields[form.focus].name == "password")
    }

    /// Its place stays on the glass: `q` for going back would leave the console else.
    @Test func anObjectThatIsGoneKeepsItsPlaceAlone() throws {
        var state = start
        _ = update(&state, .open(.orders, id: "x"))
        _ = update(&state, .open(.analyses, id: "y"))
        _ = update(&state, .open(.orders, id: "x"))
        expect([.gone(.orders, id: "x")], from: state) {
            var gone = DetailPlace(noun: .orders, id: "x")
            gone.isGone = true
            $0.places = [
                .list(ListPlace(noun: .orders)), .detail(DetailPlace(noun: .analyses, id: "y")), .detail(gone),
            ]
            let text = "This order is no longer on the server: it was removed from the mirror."
            $0.notices = [Notice(level: .warning, text: text, until: 1010)]
        }
    }

    @Test func whatIsGoneSaysSoAndIsLeftLikeAnyOther() throws {
        let stage = try Stage()
        try stage.press("<enter>")
        let id = try #require(stage.console.state.detail?.id)
        try stage.mirror.remove(.orders, id: id)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        try stage.receive(.gone(.orders, id: id))
        #expect(stage.text.contains("No longer on the server"))
        for key in "aExXRc+lyj" { try stage.press(String(key)) }
        while !stage.console.state.overlays.isEmpty { try stage.press("<esc>") }
        try stage.press("q")
        #expect(!stage.console.state.isLeaving && stage.console.state.places.count == 1)
        #expect(!stage.text.contains("No longer on the server: it was removed from the mirror while"))
    }

    @Test func whatWentWithItsOrderIsNotSaidToBeOnItsWay() throws {
        let stage = try Stage()
        try stage.press("3 <enter>")
        let id = try #require(stage.console.state.detail?.id)
        #expect(!stage.text.contains("in the mirror"))
        try stage.mirror.remove(.analyses, id: id)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        #expect(stage.text.contains("No longer in the mirror: it was removed while it was open."))
        try stage.press("<esc>")
        #expect(!stage.text.contains("it was removed while it was open"))
        try stage.receive(.open(.analyses, id: id))
        #expect(stage.text.contains("Not in the mirror yet"))
    }

    @Test func tryingOnAThemeIsUndoneByEscape() {
        let menu = Menu(
            title: "Theme",
            items: [.init(label: "a", action: .useTheme("a")), .init(label: "b", action: .useTheme("b"))],
            undo: .useTheme("standard-dark"))
        expect([.ask(.menu(menu)), .chooseMenu(1), .dismiss]) { _ in }
        expect([.ask(.menu(menu)), .chooseMenu(1), .submit]) {
            $0.themeName = "b"
            let text = "Theme b until you leave; theme = \"b\" in the configuration keeps it."
            $0.notices = [Notice(level: .info, text: text, until: 1005)]
        }
    }
}
