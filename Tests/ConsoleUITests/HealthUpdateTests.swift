import Canvas
import ConsoleUI
import OzModel
import Testing

/// When the server is asked how it is: while somebody looks, and at no other time.
@Suite struct HealthUpdateTests {
    private let start: State = {
        var state = State(
            size: Size(columns: 80, rows: 24), now: 1000, place: .list(ListPlace(noun: .orders)),
            identity: Identity(profile: "p", server: "https://s", email: "e", role: .operator), themeName: "")
        state.news = .live
        return state
    }()

    private func run(_ actions: [Action], from state: State? = nil) -> (State, [Effect]) {
        var state = state ?? start
        let effects = actions.flatMap { update(&state, $0) }
        return (state, effects)
    }

    private func probe(_ at: Double) -> Action { .probed(ServerProbe(at: at, notAsked: "")) }

    @Test func itIsAskedAgainEveryTenSecondsWhileItIsOnTheGlass() {
        #expect(run([.showHealth]).1 == [.probe])
        #expect(run([.showHealth, .tick(now: 1100)]).1 == [.probe], "one question at a time")
        #expect(run([.showHealth, probe(1000), .tick(now: 1009.9)]).1 == [.probe])
        #expect(run([.showHealth, probe(1000), .tick(now: 1010)]).1 == [.probe, .probe])
        #expect(run([.showHealth, probe(1000), .show(.all(.orders)), .tick(now: 1100)]).1 == [.probe])
        #expect(run([.showHealth, probe(1000), .showOutbox(tab: 0), .tick(now: 1100)]).1 == [.probe])
    }

    @Test func comingBackSoonAsksNobodyAndLaterAsksAtOnce() {
        let away: [Action] = [.showHealth, probe(1000), .show(.all(.orders))]
        #expect(run(away + [.tick(now: 1005), .showHealth]).1 == [.probe])
        #expect(run(away + [.tick(now: 1030), .showHealth]).1 == [.probe, .probe])
    }

    @Test func refreshAsksAtOnceAndBringsTheNews() {
        #expect(run([.showHealth, probe(1000), .refresh]).1 == [.probe, .probe, .refresh])
        #expect(run([.showHealth, .refresh]).1 == [.probe, .refresh], "it is being asked already")
        #expect(run([.refresh]).1 == [.refresh], "elsewhere nobody wants to know")
        var out = start
        out.news = .loggedOut(last: nil)
        #expect(run([.showHealth, probe(1000), .refresh], from: out).1 == [.probe, .probe])
    }

    @Test func offlineByChoicePausedOrWithoutAServerNothingIsAsked() {
        var offline = start
        offline.news = .chosenOffline(last: 900)
        let (state, effects) = run([.showHealth, .tick(now: 1100), .refresh], from: offline)
        #expect(effects == [] && state.notices.map(\.text) == ["Not asked: opened with --offline."])
        var paused = start
        paused.isPaused = true
        #expect(run([.showHealth, .tick(now: 1100)], from: paused).1 == [])
        #expect(run([.showHealth, .refresh], from: paused).1 == [.probe, .refresh])
        var new = start
        new.identity.server = nil
        #expect(run([.showHealth, .tick(now: 1100)], from: new).1 == [])
    }

    @Test func anotherLogInKnowsNothingOfTheServerYet() {
        var first = ServerProbe(at: 1000, notAsked: "")
        first.version = .good
        var (state, _) = run([.showHealth, .probed(first)])
        #expect(state.health.answered == first)
        state = run([.loggedIn(start.identity, last: nil)], from: state).0
        #expect(state.health == HealthWatch())
        #expect(run([.tick(now: 1001)], from: state).1 == [.probe])
    }

    @Test func whatTheServerLastSaidIsKeptWhenItFallsSilent() {
        var well = ServerProbe(at: 1000, notAsked: "")
        well.version = .good
        var silent = ServerProbe(at: 1010, notAsked: "")
        silent.version = .silent("nothing answers")
        let (state, _) = run([.showHealth, .probed(well), .probed(silent)])
        #expect(state.health.probe == silent && state.health.answered == well)
    }

    @Test func theScreenWakesForTheNextQuestionAndNotBefore() throws {
        let stage = try Stage()
        try stage.press("0")
        #expect(stage.effects.contains(.probe))
        try stage.receive(.probed(ServerProbe(at: SampleMirror.now, notAsked: "")))
        #expect(stage.console.nextChange == SampleMirror.now + 10)
        try stage.press("2")
        try stage.receive(.tick(now: SampleMirror.now + 1))
        #expect(stage.console.nextChange > SampleMirror.now + 11)
    }
}
