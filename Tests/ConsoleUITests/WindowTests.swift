import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// The window over a list: whatever is pressed, the row under the cursor is the one a plain list would give.
@Suite struct WindowTests {
    @Test func everySizeIsPaintedWithoutACrash() throws {
        let mirror = try SampleMirror.make()
        for keys in ["", "<enter>", "3 <enter>", "?", ":", "s", "t", "/ a"] {
            let stage = try Stage(mirror: mirror)
            try stage.press(keys)
            for rows in [1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 24, 100] {
                for columns in [1, 2, 5, 19, 20, 21, 40, 79, 80, 139, 140, 141, 200, 400] {
                    try stage.receive(.resized(Size(columns: columns, rows: rows)))
                    let frame = stage.console.frame()
                    #expect(frame.size == Size(columns: columns, rows: rows))
                }
            }
        }
    }

    @Test func aRandomWalkFollowsAPlainList() throws {
        let stage = try Stage()
        var position = 0
        let count = 60
        let page = 17 - 1
        var generator = SplitMix(state: 7)
        for _ in 0..<400 {
            let (key, next): (String, Int) =
                switch generator.next() % 7 {
                case 0: ("j", position + 1)
                case 1: ("k", position - 1)
                case 2: ("<pgdn>", position + page)
                case 3: ("<pgup>", position - page)
                case 4: ("^d", position + 17 / 2)
                case 5: ("g", 0)
                default: ("G", count - 1)
                }
            try stage.press(key)
            position = min(max(0, next), count - 1)
            let row = stage.text.split(separator: "\n").first { $0.contains("▌") }
            #expect(stage.text.contains("\(position + 1) of \(count)"), "after \(key)")
            #expect(row != nil)
            guard case .list(let list) = stage.console.state.place else { return }
            #expect(list.cursor == nil || list.cursor?.id == SampleMirror.id(0xF0, position))
        }
    }

    @Test func newRowsAboveLeaveTheCursorOnItsOrder() throws {
        let stage = try Stage()
        try stage.press("j j j")
        guard case .list(let before) = stage.console.state.place else { return }
        try SampleMirror.ingest(
            .orders,
            (0..<5).map { number in
                [
                    "folder_id": SampleMirror.id(0xFF, number), "time_created": SampleMirror.now + Double(number),
                    "time_updated": SampleMirror.now, "system_resolution": "SUCCESS",
                ]
            }, into: stage.mirror)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        guard case .list(let after) = stage.console.state.place else { return }
        #expect(after.cursor?.id == before.cursor?.id)
        #expect(stage.text.contains("9 of 65"))
        try stage.press("j")
        #expect(stage.text.contains("10 of 65"))
    }

    @Test func hostileTextReachesNoCell() throws {
        let stage = try Stage(size: Size(columns: 200, rows: 50))
        for keys in ["", "6", "2 j j j j j <enter>", "l l l", "l"] {
            try stage.press(keys)
            for scalar in stage.text.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 32 && scalar.value != 127 && !(0x80...0x9F).contains(scalar.value))
                #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
            }
        }
    }

    @Test func copyTakesTheMarkedIdsElseTheOneUnderTheCursor() throws {
        let stage = try Stage()
        try stage.press("y")
        #expect(stage.effects == [.copy(SampleMirror.id(0xF0, 0), what: "The id was")])
        try stage.press("<space> <space> y")
        let both = "\(SampleMirror.id(0xF0, 0))\n\(SampleMirror.id(0xF0, 1))"
        #expect(stage.effects.last == .copy(both, what: "2 ids were"))
    }

    @Test func controlCLeavesFromEverywhere() throws {
        for keys in ["", "?", ":", "/ x", "s", "q", "<enter>", ":login <enter>"] {
            let stage = try Stage()
            try stage.press(keys)
            try stage.press("^c")
            #expect(stage.console.state.isLeaving, "\(keys)")
        }
    }
}

/// A small generator, the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
