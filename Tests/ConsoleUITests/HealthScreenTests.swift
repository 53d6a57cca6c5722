import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// The checklist as the operator sees it.
@Suite struct HealthScreenTests {
    private static let sizes = [(columns: 80, rows: 24), (columns: 120, rows: 36), (columns: 200, rows: 50)]

    /// A screen of the checklist: the mirror, and what is told before it is looked at.
    private struct Look: Sendable {
        let name: String
        var took: [Double] = [2, 3, 4, 5, 6]
        var unfinished = 3
        var role = UserRole.operator
        var news = News.live
        let probes: [ServerProbe]
        var keys = ""
    }

    private static let old = News.offline(reason: "The server did not answer.", last: HealthScenes.now - 200)

    private static let looks: [Look] = [
        Look(name: "health-fine", probes: [HealthScenes.well]),
        Look(
            name: "health-failing", took: [18, 25, 31], unfinished: 17, role: .clientAdmin, probes: [HealthScenes.ill]),
        Look(name: "health-parts", probes: [HealthScenes.ill], keys: "l"),
        Look(name: "health-offline", news: old, probes: [HealthScenes.well, HealthScenes.silent]),
        Look(name: "health-never", took: [], unfinished: 0, news: .none, probes: []),
        Look(
            name: "health-chosen-offline", news: .chosenOffline(last: HealthScenes.now - 3000), probes: [], keys: "G"),
    ]

    private static func stage(_ look: Look, _ size: (columns: Int, rows: Int)) throws -> Stage {
        let stage = try Stage(
            size: Size(columns: size.columns, rows: size.rows),
            mirror: HealthScenes.mirror(look.took, unfinished: look.unfinished), role: look.role)
        try stage.receive(.news(look.news))
        try stage.receive(.showHealth)
        for probe in look.probes { try stage.receive(.probed(probe)) }
        // What is said once as a notice stands in the checklist as well.
        try stage.receive(.tick(now: HealthScenes.now + 9.5))
        try stage.receive(.tick(now: HealthScenes.now))
        try stage.press(look.keys)
        return stage
    }

    @Test(arguments: looks.indices) func looksAsRecorded(_ index: Int) throws {
        let look = Self.looks[index]
        for size in Self.sizes {
            let stage = try Self.stage(look, size)
            let suffix = size == (80, 24) ? "" : "-\(size.columns)x\(size.rows)"
            try expectGolden(look.name + suffix, stage.screen)
        }
    }

    @Test func aKeyBringsItAndItsTabIsMarked() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("0")
        #expect(stage.console.state.detail?.subject == .health)
        #expect(stage.text.contains("0 Health") && stage.text.contains("server version"))
        try stage.press("2")
        #expect(stage.console.state.list?.noun == .orders)
        try stage.press(":health <enter>")
        #expect(stage.console.state.detail?.subject == .health && stage.console.state.places.count == 1)
    }

    @Test func nothingUpdatedIsSaidAndIsNotFine() throws {
        let stage = try Self.stage(Look(name: "", took: [], unfinished: 0, probes: [HealthScenes.well]), (120, 36))
        let line = stage.text.split(separator: "\n").first { $0.contains("analyses, p90") }
        #expect(line?.contains("◌ not known") == true && line?.contains("nothing") == true)
        #expect(stage.text.contains("No analysis was updated in the last ten minutes: there is nothing to measure."))
    }

    @Test func aLogInThatSeesAPartSaysSo() throws {
        for (role, words) in [
            (UserRole.clientAdmin, "Counted: your company only."), (.client, "Counted: your own orders only."),
            (.other("AUDITOR"), "Counted: what this log-in may see."),
        ] {
            let stage = try Self.stage(Look(name: "", role: role, probes: [HealthScenes.well]), (120, 36))
            #expect(stage.text.contains(words), "\(role)")
        }
        let all = try Self.stage(Look(name: "", probes: [HealthScenes.well]), (120, 36))
        #expect(!all.text.contains("Counted:"))
    }

    @Test func decisionsThatNeedAnAnswerStandInTheChecklist() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("3 j j x <enter>")
        #expect(try stage.ledger.reader.counts()[.queued] == 1)
        try stage.press("0")
        #expect(stage.text.contains("1, since 0 s"))
        try stage.receive(.tick(now: SampleMirror.now + 900))
        let line = stage.text.split(separator: "\n").first { $0.contains("decisions waiting") }
        #expect(line?.contains("! warning") == true && line?.contains("1, since 15 min") == true)
    }
}
