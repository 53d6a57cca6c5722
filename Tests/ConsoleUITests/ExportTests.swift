import Canvas
import ConsoleUI
import Foundation
import OzModel
import Testing

/// What `e` offers, and what is asked for then.
struct ExportTests {
    private func wishes(_ keys: String) throws -> [ExportWish] {
        let stage = try Stage()
        try stage.press(keys)
        return stage.effects.compactMap { if case .export(let wish) = $0 { wish } else { nil } }
    }

    @Test func theMenuLooksAsRecorded() throws {
        let stage = try Stage()
        try stage.press("e")
        try expectGolden("export-menu", stage.screen)
        try stage.press("<esc> <space> <space> e")
        try expectGolden("export-menu-marked", stage.screen)
    }

    @Test func nothingLeavesByOneKey() throws { #expect(try wishes("e").isEmpty) }

    @Test func oneOrderOrTheMarkedOnes() throws {
        let one = try #require(try wishes("e <enter>").first)
        #expect(one == ExportWish(orders: [SampleMirror.id(0xF0, 0)]))
        #expect(try wishes("<enter> e j <enter>").first?.withScores == true)
        #expect(try wishes("<space> <space> <space> e <enter>").first?.orders.count == 3)
    }

    @Test func analysesAndMediaMeanTheirOrder() throws {
        let order = try #require(try wishes("<enter> e <enter>").first?.orders)
        #expect(try wishes("3 e <enter>").first?.orders == order)
        #expect(try wishes("3 <enter> e <enter>").first?.orders == order)
        #expect(try wishes("3 <space> <space> e <enter>").first?.orders == order)
        #expect(try wishes("4 e <enter>").first?.orders == order)
    }

    @Test func whoHasMaskedTheScreenIsOfferedAMaskedBundle() throws {
        #expect(try wishes("m e <enter>").first?.isMasked == true)
    }

    @Test func whereThereIsNoOrderItSaysSo() throws {
        let stage = try Stage()
        try stage.press("7 e")
        #expect(stage.text.contains("Select an order first"))
    }
}
