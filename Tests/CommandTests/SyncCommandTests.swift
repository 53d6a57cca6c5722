import TestSupport
import Testing

@Suite(.onLanes) struct SyncCommandTests {
    @Test func theSecondRoundBringsNothingNew() throws {
        let station = try Station(orders: 30)
        let first = try station.ozc("sync")
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.output == "")
        #expect(first.errors.contains("new: 30 orders, "))
        #expect(!first.errors.contains("\u{1b}") && !first.errors.contains("\r"))
        #expect(first.errors.contains("the mirror reaches back to "))
        #expect(!(try station.ozc("sync --since all").errors.contains("reaches back to")))
        let second = try station.ozc("sync")
        #expect(second.errors.contains("nothing new") && second.errors.contains("the mirror holds 30 orders"))
        let full = try station.ozc("sync --full")
        #expect(full.code == 0 && full.errors.contains("the mirror holds 30 orders"), "\(full.errors)")
    }

    @Test func aLimitStopsAndTheNextRoundGoesOn() throws {
        let station = try Station(orders: 30)
        let first = try station.ozc("sync --limit 10")
        #expect(first.errors.contains("the mirror holds 10 orders"), "\(first.errors)")
        let offline = try station.ozc("orders list --offline --limit 0")
        #expect(offline.lines.count == 11)
        #expect(offline.errors.contains("10 of 30 orders shown: ozc sync brings the rest"), "\(offline.errors)")
        let rest = try station.ozc("sync")
        #expect(rest.errors.contains("the mirror holds 30 orders"), "\(rest.errors)")
    }
}
