import Canvas
import ConsoleUI
import OzModel
import Query
import Store
import Testing

/// Lists that a query narrows: keys in, rows out.
@Suite struct FilterTests {
    @Test func enterAppliesAndEscShowsEverythingAgain() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        let all = stage.text
        try stage.press("f status:declined <enter>")
        let rows = stage.text.split(separator: "\n").filter { $0.contains("✗ declined") }
        #expect(rows.count > 0 && !stage.text.contains("success"))
        #expect(stage.text.contains("Orders  status:declined"))
        #expect(stage.console.state.filterHistory == ["status:declined"])
        try stage.press("<esc>")
        #expect(stage.text == all)
    }

    @Test func theSameRowsAreThereThatTheMirrorCounts() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 60))
        for text in ["status:declined", "-status:declined", "type:quality", "score>=0.5", "company:acme", "tr-0001"] {
            try stage.press(":filter<space>off <enter>")
            try stage.receive(.filter(ListFilter(text: text, criteria: try Criteria(text, of: .orders))))
            var query = ListQuery(noun: .orders, sort: "time_created", descending: true, filter: RowFilter())
            query.filter?.clauses = try Criteria(text, of: .orders).clauses(Clock(now: SampleMirror.now))
            let count = try stage.mirror.reader.count(query)
            #expect(stage.text.contains(count == 0 ? "Nothing is \(text)" : "1 of \(count)  "), "\(text): \(count)")
        }
    }

    @Test func theCursorMovesMarksAndOpensAmongTheFilteredRows() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 14))
        try stage.press("f -status:success <enter> G")
        let last = try #require(stage.console.state.list?.cursor)
        let position = try #require(stage.console.state.list?.position)
        #expect(position > 0 && stage.text.contains("\(position + 1) of \(position + 1)"))
        try stage.press("g <pgdn> <pgup> G")
        #expect(stage.console.state.list?.cursor == last)
        try stage.press("v k k v")
        #expect(stage.console.state.list?.marks.count == 3)
        try stage.press("V k k <enter>")
        let opened = try #require(stage.console.state.detail?.id)
        try stage.press("<esc>")
        #expect(stage.console.state.list?.cursor?.id == opened)
        #expect(stage.console.state.list?.filter?.text == "-status:success")
    }

    @Test func aMistakeKeepsThePromptAndPointsAtIt() throws {
        let stage = try Stage()
        try stage.press("f status:declind <enter>")
        let lines = stage.text.split(separator: "\n", omittingEmptySubsequences: false)
        let typed = try #require(lines.firstIndex { $0.contains("filter status:declind") })
        #expect(lines[typed + 1].drop { $0 == " " }.hasPrefix("^^^^^^^"))
        let start = try #require(lines[typed].firstRange(of: "declind")?.lowerBound)
        let caret = try #require(lines[typed + 1].firstIndex(of: "^"))
        #expect(
            lines[typed].distance(from: lines[typed].startIndex, to: start)
                == lines[typed + 1].distance(from: lines[typed + 1].startIndex, to: caret))
        #expect(lines[typed + 2].contains("did you mean “declined”?"))
        try stage.press("<bs> <bs> ned <enter>")
        #expect(stage.console.state.list?.filter?.text == "status:declined")
    }

    @Test func tabGoesThroughWhatCanFollow() throws {
        let stage = try Stage()
        func typed() -> String? {
            guard case .prompt(let prompt)? = stage.console.state.overlays.last else { return nil }
            return prompt.line.text
        }
        try stage.press("f stat <tab>")
        #expect(typed() == "status:")
        try stage.press("d <tab>")
        #expect(typed() == "status:declined")
        try stage.press(",<tab> <tab>")
        #expect(typed() == "status:declined,processing")
        try stage.press("<s-tab>")
        #expect(typed() == "status:declined,initial")
        try stage.press("<space> company:ac <tab>")
        #expect(typed()?.hasPrefix("status:declined,initial company:") == true)
        try stage.press("<esc>")
        #expect(stage.console.state.list?.filter == nil)
    }

    @Test func theHistoryOfQueriesIsTheirOwn() throws {
        let stage = try Stage()
        try stage.press(":orders <enter> f type:quality <enter> f ^u failed <enter> f ^u <up> <up> <enter>")
        #expect(stage.console.state.list?.filter?.text == "type:quality")
        #expect(stage.console.state.filterHistory == ["type:quality", "failed", "type:quality"])
        #expect(stage.console.state.commandHistory == ["orders"])
    }

    @Test func whileItLooksTheListSaysSoAndKeysWork() throws {
        let stage = try Stage()
        let all = stage.text
        stage.sifts = false
        try stage.press("f zebra <enter>")
        #expect(stage.text.contains("Looking through the mirror"))
        #expect(stage.text.contains("0 so far…"))
        try expectGolden("filter-running", stage.screen)
        try stage.press("j G <pgdn> ? <esc>")
        #expect(stage.effects.filter { if case .sift(.some) = $0 { true } else { false } }.count == 1)
        try stage.press("<esc>")
        #expect(stage.text == all)
        #expect(stage.effects.last == .sift(nil))
    }

    @Test func anotherQuestionEndsTheOneBefore() throws {
        let stage = try Stage()
        stage.sifts = false
        try stage.press("f zebra <enter> s j <enter>")
        _ = stage.text
        let asked = stage.effects.filter { if case .sift = $0 { true } else { false } }
        #expect(asked.count == 2)
        stage.sifts = true
        try stage.press("f ^u declined <enter>")
        #expect(stage.text.contains("✗ declined"))
    }

    @Test func newsAreLookedThroughWhileTheOldRowsStay() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("f status:declined <enter> G")
        let before = stage.text
        let mark = stage.console.state.list?.cursor
        stage.sifts = false
        try stage.receive(.mirrorChanged(revision: stage.console.state.revision + 1))
        #expect(stage.text == before)
        #expect(stage.console.state.list?.cursor == mark)
    }

    @Test func decidedCasesLeaveAFilteredQueueAtOnce() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("1 f type:biometry <enter>")
        let text = stage.text
        let count = try #require(text.firstMatch(of: /1 of (\d+)/)?.1)
        let asked = stage.effects.count
        try stage.press("x <enter>")
        #expect(stage.text.contains("of \((Int(count) ?? 0) - 1)") || Int(count) == 1)
        let sifts = stage.effects.dropFirst(asked).filter { if case .sift = $0 { true } else { false } }
        #expect(sifts.isEmpty)
    }

    @Test func aFilterIsKeptWhileAnotherListIsOnScreen() throws {
        let stage = try Stage()
        try stage.press("f status:declined <enter> 3 2")
        #expect(stage.console.state.list?.filter?.text == "status:declined")
        #expect(stage.text.contains("✗ declined"))
    }

    @Test func findLooksOnlyThroughTheFilteredRows() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("f status:declined <enter> / acme <enter>")
        guard case .hits(let hits)? = stage.console.state.find?.outcome else {
            Issue.record("nothing was looked for")
            return
        }
        var query = ListQuery(noun: .orders, sort: "time_created", descending: true, filter: RowFilter())
        query.filter?.clauses = try Criteria("status:declined acme", of: .orders).clauses(Clock(now: 0))
        #expect(try stage.mirror.reader.count(query) == hits)
    }
}
