import Canvas
import ConsoleUI
import OzModel
import Testing

/// What keys of the viewer, the grid and the mask amount to, and what is asked of whoever draws.
struct LookingTests {
    private func stage(_ keys: String, columns: Int = 80, rows: Int = 24) throws -> Stage {
        let stage = try Stage(size: Size(columns: columns, rows: rows), shelf: PictureShelf())
        for key in keys.split(separator: " ") {
            try stage.press(String(key))
            stage.draw()
        }
        return stage
    }

    private func wishes(_ stage: Stage) -> [PictureWish]? {
        _ = stage.console.frame()
        for case .draw(let wishes) in stage.console.wishes() { return wishes }
        return nil
    }

    @Test func whatWasScrolledByIsNotAskedFor() throws {
        let stage = try Stage(size: Size(columns: 200, rows: 50), shelf: PictureShelf())
        let first = try #require(wishes(stage))
        try stage.press("j j j j j")
        let second = try #require(wishes(stage))
        #expect(!second.isEmpty)
        #expect(Set(first).isDisjoint(with: second))
    }

    @Test func whatIsOnTheShelfIsNotAskedForAgain() throws {
        let stage = try stage("3 j j <enter>")
        #expect(wishes(stage) == nil)
        try stage.press("<esc> <enter>")
        #expect(wishes(stage) == nil)
    }

    @Test func maskedNothingIsAskedForNorShown() throws {
        let stage = try stage("m 3 j j <enter>")
        #expect(wishes(stage) == nil)
        #expect(!stage.screen.contains("pictures:"))
        try stage.press("<esc> 4 <enter> v")
        #expect(!stage.screen.contains("pictures:"))
        try stage.press("m")
        stage.draw()
        #expect(stage.screen.contains("pictures:"))
    }

    @Test func maskedNothingIsOpenedOutside() throws {
        let stage = try stage("m 4 <enter> o")
        #expect(stage.text.contains("masked"))
        #expect(!stage.effects.contains { if case .openOutside = $0 { true } else { false } })
    }

    @Test func refusalsAreSaidWhereThePictureWouldBe() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36), shelf: PictureShelf())
        try stage.press("3 j j <enter>")
        stage.draw { _ in .refused("The file is cut.") }
        #expect(stage.text.contains("The file is cut."))
        #expect(stage.text.contains("live.mp4"))
    }

    @Test func aFilmRunsByTheClockAndStopsAtItsEnd() throws {
        let stage = try stage("3 j j <enter> <enter> <space>")
        let start = stage.console.state.now
        try stage.receive(.tick(now: start + 1))
        #expect(stage.console.state.viewer?.frame == 25)
        #expect(stage.console.nextChange <= start + 1.2)
        try stage.receive(.tick(now: start + 60))
        #expect(stage.console.state.viewer?.frame == 74)
        #expect(stage.console.state.viewer?.play == nil)
        try stage.press(",")
        #expect(stage.console.state.viewer?.frame == 73)
    }

    @Test func framesAreHeldAtBothEnds() throws {
        let stage = try stage("3 j j <enter> <enter> ,")
        #expect(stage.console.state.viewer?.frame == 0)
        try stage.press("G .")
        #expect(stage.console.state.viewer?.frame == 74)
        try stage.press("g")
        #expect(stage.console.state.viewer?.frame == 0)
    }

    @Test(arguments: [("31", 30), ("1s", 25), ("75", 74)]) func jumps(_ text: String, _ frame: Int) throws {
        let stage = try stage("3 j j <enter> <enter>")
        try stage.press(":frame <space> \(text.map(String.init).joined(separator: " ")) <enter>")
        #expect(stage.console.state.viewer?.frame == frame)
    }

    @Test(arguments: ["0", "76", "x", "9s"]) func doesNotJumpWhereNoFrameIs(_ text: String) throws {
        let stage = try stage("3 j j <enter> <enter>")
        try stage.press(":frame <space> \(text.map(String.init).joined(separator: " ")) <enter>")
        #expect(stage.console.state.viewer?.frame == 0)
        #expect(stage.text.contains("is no frame here"))
    }

    @Test func aPictureIsNeverComparedWithItself() throws {
        let stage = try stage("3 j j <enter> C")
        for _ in 0..<5 {
            try stage.press("]")
            let place = try #require(stage.console.state.viewer)
            #expect(place.other != place.index)
        }
        let before = stage.console.state.viewer
        try stage.press("s s")
        #expect(stage.console.state.viewer == before)
    }

    @Test func zoomIsHeldAtTheEdges() throws {
        let stage = try stage("3 j j <enter> <enter> ] + + + + + + + + +")
        for _ in 0..<80 { try stage.press("l j") }
        let part = try #require(stage.console.state.viewer?.view.part)
        #expect(part.left + part.width <= 1.000_001)
        #expect(part.top + part.height <= 1.000_001)
        try stage.press("=")
        #expect(stage.console.state.viewer?.view == PictureView())
    }

    @Test func decidingFromTheViewerGoesOnToTheNextCase() throws {
        let stage = try stage("1 <enter> C")
        let first = stage.console.state.viewer?.id
        try stage.press("x <enter>")
        #expect(stage.console.state.viewer == nil)
        #expect(stage.console.state.detail?.id != nil)
        #expect(stage.console.state.detail?.id != first)
    }

    @Test func picturesOfAWholeOrderAreNotWhatIsDecided() throws {
        let stage = try stage("j <enter> v x")
        #expect(stage.text.contains("open the analysis you mean"))
        #expect(stage.console.state.overlays.isEmpty)
    }

    @Test func theIdOfWhatIsSeenIsCopied() throws {
        let stage = try stage("3 j j <enter> v ] y")
        let copied = stage.effects.compactMap { if case .copy(let id, _) = $0 { id } else { nil } }
        #expect(copied == ["000000b0-0000-4000-8000-000000000003"])
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 50)]) func theCursorOfTheGridIsAlwaysOnTheGlass(
        _ columns: Int, _ rows: Int
    ) throws {
        let stage = try stage("4 i", columns: columns, rows: rows)
        let keys = ["j", "l", "<pgdn>", "j", "h", "k", "G", "k", "h", "^u", "g", "l", "^d", "<pgup>", "j", "G", "j"]
        for key in keys + keys {
            try stage.press(key)
            let frame = stage.console.frame()
            let marked = (0..<frame.size.rows).contains { row in
                frame.cells(row: row).contains { $0.ground == .selected && $0.scalar == "▌" }
            }
            #expect(marked, "the cursor is gone after \(key)")
        }
    }

    @Test func whatIsOnItsWayKeepsItsPlace() throws {
        let stage = try Stage(size: Size(columns: 80, rows: 24), shelf: PictureShelf())
        try stage.press("3 j j <enter>")
        try expectGolden("pictures-loading-80x24", stage.screen)
        try stage.press("C")
        try expectGolden("compare-loading-80x24", stage.screen)
    }

    @Test(arguments: [(80, 24), (120, 36)]) func whatCannotBeShownSaysWhy(_ columns: Int, _ rows: Int) throws {
        for (name, keys) in [("pictures-refused", "3 j j <enter>"), ("viewer-refused", "3 j j <enter> v")] {
            let stage = try Stage(size: Size(columns: columns, rows: rows), shelf: PictureShelf())
            try stage.press(keys)
            stage.draw { _ in .refused("Not cached on this machine, and the server is not asked.") }
            try expectGolden("\(name)-\(columns)x\(rows)", stage.screen)
        }
    }

    @Test func aDownloadIsSeenMoving() throws {
        let stage = try stage("3 j j <enter>")
        try stage.receive(.downloading(Progress(done: 1_200_000, total: 2_100_000)))
        #expect(stage.text.contains("↓ 1.2 MB"))
        try stage.press("v")
        #expect(stage.text.contains("↓ 1.2 MB"))
        try stage.receive(.downloading(nil))
        #expect(!stage.text.contains("↓ 1.2 MB"))
    }

    @Test func framesAreNotSteppedBeforeTheyAreCounted() throws {
        let stage = try Stage(size: Size(columns: 80, rows: 24), shelf: PictureShelf())
        try stage.press("3 j j <enter> v <space>")
        #expect(stage.text.contains("The frames are not counted yet"))
        try stage.press(".")
        #expect(stage.console.state.viewer?.frame == 0)
    }

    /// Real pixels go where nothing lies over them, and cells stand there until they come.
    @Test func pixelsTakeThePlaceOfCells() throws {
        let stage = try stage("3 j j <enter> v")
        try stage.receive(.pixelsPossible(true))
        #expect(stage.console.frame().pixels == nil)
        #expect(stage.screen.contains("pictures:"))
        stage.draw { wish in
            guard wish.isPixels else { return Stage.sample(wish) }
            return .pixels(
                PixelPicture(id: 7, protocol: .kitty, size: Size(columns: 30, rows: 20), bytes: [1]),
                PictureFacts(format: "MP4", width: 3, height: 4, frames: 75, rate: 25))
        }
        #expect(stage.console.frame().pixels?.picture.id == 7)
        #expect(stage.console.frame().pixels?.position == Position(row: 1, column: 25))
        for (key, back) in [("?", "<esc>"), (":", "<esc>"), ("m", "m"), ("p", "p"), ("C", "C")] {
            try stage.press(key)
            #expect(stage.console.frame().pixels == nil, "\(key)")
            try stage.press(back)
            try stage.receive(.tick(now: stage.console.state.now + 30))
            #expect(stage.console.frame().pixels != nil, "\(key) and back")
        }
        try stage.receive(.pixelsRefused)
        #expect(stage.console.frame().pixels == nil)
        try stage.press("<esc>")
        #expect(stage.console.frame().pixels == nil)
    }
}
