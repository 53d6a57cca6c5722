import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// What a case was before, whose it is, and when what happened: as the operator sees it.
@Suite struct HistoryScreenTests {
    private static let sizes = [(columns: 80, rows: 24), (columns: 120, rows: 36)]

    private static let decided = Action.open(.orders, id: SampleMirror.id(0xF0, ReviewedMirror.decided))
    private static let check = Action.open(.analyses, id: SampleMirror.id(0xE0, ReviewedMirror.decided * 4 + 1))
    private static let finished = Action.open(.analyses, id: SampleMirror.id(0xE0, ReviewedMirror.finished * 4 + 1))
    private static let hit = Action.open(.orders, id: SampleMirror.id(0xF0, ReviewedMirror.hits[0]))
    private static let keyless = Action.open(.orders, id: SampleMirror.id(0xF0, 3))

    /// How each screen is reached: what is opened, then keys.
    static let scenes: [(name: String, opened: Action, keys: String)] = [
        ("history", decided, "h h"), ("history-analysis", check, "l l l"),
        ("history-still", keyless, "h h"), ("history-version", decided, "h h <enter>"),
        ("history-version-history", decided, "h h <enter> h h"), ("history-version-raw", check, "h h <enter> h"),
        ("history-version-analysis", check, "h h j <enter>"),
        ("person", decided, "h h h"), ("person-hit", hit, "h h h"), ("person-no-key", keyless, "h h h"),
        ("person-analysis", check, "l l"), ("timeline", decided, ""), ("timeline-analysis", check, ""),
        ("timeline-finished", finished, ""), ("timeline-hit", hit, ""),
    ]

    @Test(arguments: scenes.indices) func looksAsRecorded(_ index: Int) throws {
        let scene = Self.scenes[index]
        for size in Self.sizes {
            let stage = try Stage(
                size: Size(columns: size.columns, rows: size.rows), mirror: ReviewedMirror.make())
            try stage.receive(scene.opened)
            try stage.press(scene.keys)
            let suffix = size == (80, 24) ? "" : "-\(size.columns)x\(size.rows)"
            try expectGolden(scene.name + suffix, stage.screen)
        }
    }

    @Test func aVersionThatIsGoneSaysSo() throws {
        let mirror = try ReviewedMirror.make()
        let stage = try Stage(mirror: mirror)
        try stage.receive(Self.decided)
        try stage.press("h h <enter>")
        try mirror.remove(.orders, id: SampleMirror.id(0xF0, ReviewedMirror.decided))
        try stage.receive(.mirrorChanged(revision: mirror.reader.revision))
        #expect(stage.text.contains("This former version is no longer in the mirror."))
    }

    @Test func aVersionOfAnotherObjectIsNotShownInItsPlace() throws {
        let mirror = try ReviewedMirror.make()
        let id = SampleMirror.id(0xF0, ReviewedMirror.decided)
        let seq = try #require(try mirror.reader.history(of: Order.ID(id)).first?.seq)
        let stage = try Stage(mirror: mirror)
        try stage.receive(.openVersion(.orders, id: SampleMirror.id(0xF0, 7), version: seq))
        #expect(stage.text.contains("This former version is no longer in the mirror."))
    }

    @Test func aPersonWithTooManyOrdersIsSaidToHaveMore() throws {
        let mirror = try ReviewedMirror.make()
        let many = (0..<MirrorReader.mostOthers).map { number in
            [
                "folder_id": SampleMirror.id(0xFE, number), "time_created": SampleMirror.now - 9,
                "system_resolution": "DECLINED", "meta_data": ["iin": "900001"],
            ]
        }
        try SampleMirror.ingest(.orders, many, into: mirror)
        let stage = try Stage(size: Size(columns: 120, rows: 36), mirror: mirror)
        try stage.receive(Self.decided)
        #expect(stage.text.contains("at least 200 other orders with this key (200 ✗)"))
        try stage.press("h h h")
        #expect(stage.text.contains("200 other orders (200 ✗): these are the newest, there are more"))
    }

    @Test func metadataAreThoseOfThen() throws {
        let mirror = try ReviewedMirror.make()
        var order = SampleMirror.order(ReviewedMirror.decided)
        order["time_updated"] = SampleMirror.now
        order["system_resolution"] = "SUCCESS"
        order["meta_data"] = ["transaction_id": "tr-0001", "note": "only now"]
        try SampleMirror.ingest(.orders, [order], into: mirror)
        let stage = try Stage(mirror: mirror)
        try stage.receive(Self.decided)
        try stage.press("l l l")
        #expect(stage.text.contains("only now") && !stage.text.contains("Øvergård"))
        try stage.press("l l <enter> l l l")
        #expect(!stage.text.contains("only now") && stage.text.contains("Øvergård"))
    }
}
