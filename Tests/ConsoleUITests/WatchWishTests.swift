import Canvas
import ConsoleUI
import OzModel
import Testing

/// Which orders the console says are on the glass.
@Suite struct WatchWishTests {
    private func watched(_ stage: Stage) throws -> [String]? {
        _ = stage.console.nextFrame()
        let wishes = stage.console.watchWishes()
        guard let last = wishes.last else { return nil }
        guard case .watch(let orders) = last, wishes.count == 1 else { throw Unexpected() }
        return orders
    }

    private struct Unexpected: Error {}

    private func orders(_ range: Range<Int>) -> [String] { range.map { SampleMirror.id(0xF0, $0) } }

    @Test func theRowsOnTheGlassTheOneUnderTheCursorFirst() throws {
        let stage = try Stage()
        #expect(try watched(stage) == orders(0..<17))
        try stage.press("j j")
        #expect(try watched(stage) == orders(2..<3) + orders(0..<2) + orders(3..<17))
        try stage.press("G")
        #expect(try watched(stage) == orders(59..<60) + orders(43..<59))
    }

    @Test func nothingNewIsNotToldAgain() throws {
        let stage = try Stage()
        #expect(try watched(stage) != nil)
        #expect(try watched(stage) == nil)
        try stage.receive(.tick(now: SampleMirror.now + 90))
        #expect(try watched(stage) == nil)
    }

    @Test func analysesAndMediaNameTheirOrders() throws {
        for key in ["3", "4"] {
            let stage = try Stage()
            try stage.press(key)
            let found = try #require(try watched(stage))
            #expect(!found.isEmpty && Set(found).count == found.count)
            #expect(Set(found).isSubset(of: orders(0..<60)))
        }
        let companies = try Stage()
        try companies.press("7")
        #expect(try watched(companies) == nil)
    }

    @Test func nothingWhereNothingCanBeAsked() throws {
        let stage = try Stage()
        #expect(try watched(stage) != nil)
        try stage.receive(.paused(true))
        #expect(try watched(stage) == [])
        try stage.receive(.paused(false))
        #expect(try watched(stage) == orders(0..<17))
        try stage.press("<enter>")
        #expect(try watched(stage) == [])
        let offline = try Stage()
        try offline.receive(.news(.chosenOffline(last: nil)))
        #expect(try watched(offline) == nil)
    }
}
