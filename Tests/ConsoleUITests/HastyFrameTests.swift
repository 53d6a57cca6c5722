import Canvas
import ConsoleUI
import OzModel
import Testing

/// Frames while the cursor only passes rows: the list answers at once, the pane beside it follows when the cursor rests.
@Suite struct HastyFrameTests {
    private static let size = Size(columns: 200, rows: 50)

    private func stage() throws -> Stage {
        let stage = try Stage(size: Self.size)
        // As a terminal begins: all of it.
        _ = stage.console.frame()
        return stage
    }

    private func text(_ frame: Frame, columns: Range<Int>) -> [String] {
        (0..<frame.size.rows).map { row in
            frame.cells(row: row).dropFirst(columns.lowerBound).prefix(columns.count).map(\.text).joined()
        }
    }

    @Test func theListAnswersAtOnceAndThePaneWhenTheCursorRests() throws {
        let stage = try stage()
        let before = stage.console.frame()
        _ = stage.console.press(.character("j"))
        let hasty = stage.console.nextFrame()
        let (list, pane) = (0..<110, 130..<200)
        #expect(text(hasty, columns: list) != text(before, columns: list))
        // Above it stands the list's own head, below it the keys.
        let isKept = text(hasty, columns: pane)[4..<47] == text(before, columns: pane)[4..<47]
        #expect(isKept)
        #expect(stage.console.isBehind && stage.console.nextChange <= stage.console.state.now + 0.1)
        let rested = stage.console.nextFrame()
        #expect(!stage.console.isBehind)
        #expect(rested == stage.console.frame())
        #expect(text(rested, columns: pane) != text(hasty, columns: pane))
    }

    @Test(arguments: ["s", "/", "?", "3", "<enter>", "<space>", "i"])
    func anyOtherKeyShowsAllOfIt(_ key: String) throws {
        let stage = try stage()
        for key in try Key.sequence(parsing: "j \(key)") { _ = stage.console.press(key) }
        let next = stage.console.nextFrame()
        #expect(!stage.console.isBehind && next == stage.console.frame())
    }

    @Test func newsAndAQueueAreShownWhole() throws {
        let stage = try stage()
        _ = stage.console.press(.character("j"))
        try stage.receive(.mirrorChanged(revision: stage.console.state.revision + 1))
        #expect(stage.console.nextFrame() == stage.console.frame())
        let review = try Stage(size: Self.size, mirror: try ReviewedMirror.make())
        try review.press("1")
        _ = review.console.frame()
        _ = review.console.press(.character("j"))
        _ = review.console.nextFrame()
        #expect(!review.console.isBehind)
    }

    @Test func aDecisionBehindAPassingCursorIsAboutItsRow() throws {
        let stage = try Stage(size: Self.size, mirror: try ReviewedMirror.make())
        try stage.press("3")
        var asked: [String] = []
        // Until a row comes that can be decided: what is asked names the row, whatever the pane still shows.
        for _ in 0..<40 where asked.isEmpty {
            _ = stage.console.frame()
            _ = stage.console.press(.character("j"))
            _ = stage.console.nextFrame()
            #expect(stage.console.isBehind)
            _ = stage.console.press(.character("a"))
            guard case .decide(let form)? = stage.console.state.overlays.last else { continue }
            asked = form.decisions.map(\.analysisID.rawValue)
        }
        let row = try #require(stage.console.state.list?.cursor?.id)
        #expect(asked == [row])
    }

    /// Whatever was read before, the rows on the glass are those that a console shows which reads them anew.
    @Test func aStepShowsWhatAnotherReadingWouldShow() throws {
        let stage = try stage()
        let moves = ["j", "k", "<pgdn>", "<pgup>", "^d", "^u", "g", "G"]
        var generator = SplitMix(state: 11)
        for _ in 0..<60 {
            let move = moves[Int(generator.next() % UInt64(moves.count))]
            for key in try Key.sequence(parsing: move) { _ = stage.console.press(key) }
            _ = stage.console.nextFrame()
            let shown = stage.console.frame()
            let other = try Stage(size: Self.size, mirror: stage.mirror)
            let again = paint(stage.console.state, other.console.models)
            #expect(shown == again, "after \(move)")
            if shown != again { return }
        }
    }
}
