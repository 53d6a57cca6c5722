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

    @Test func nothingNewCostsTwoRequests() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 40, seed: 7, log: "\(home.path)/sandbox.log")
        try sandbox.logIn(home)
        #expect(try Program.ozc("sync --since all", home).code == 0)
        let before = try sandbox.log().entries.count
        let second = try Program.ozc("sync --since all", home)
        #expect(second.errors.contains("nothing new"), "\(second.errors)")
        let asked = try sandbox.log().entries.dropFirst(before)
        #expect(asked.map(\.path) == ["/api/folders/", "/api/analyses/"], "\(asked)")
    }

    @Test func readingAllAgainFindsWhatWasDeleted() throws {
        let station = try Station(orders: 60, as: "admin")
        #expect(try station.ozc("sync --since all").code == 0)
        let ids = try station.ozc("orders list --offline --limit 0 --columns folder_id --format tsv").lines.dropFirst()
        let client = try Client(station.sandbox, as: "admin")
        for id in [ids.first, ids.last].compactMap({ $0 }) { try client.delete(order: id) }
        // What changed is all that a sync asks for.
        #expect(try station.ozc("sync").errors.contains("the mirror holds 60 orders"))
        let full = try station.ozc("sync --full --since all")
        #expect(full.errors.contains("2 orders are no longer on the server: removed"), "\(full.errors)")
        #expect(full.errors.contains("the mirror holds 58 orders"), "\(full.errors)")
    }

    @Test func whatIsOlderThanItShallReachIsNotKept() throws {
        let station = try Station(orders: 60)
        #expect(try station.ozc("sync --since all").errors.contains("the mirror holds 60 orders"))
        let short = try station.ozc("sync --since 1s")
        #expect(short.errors.contains("60 older orders left the mirror"), "\(short.errors)")
        #expect(short.errors.contains("the mirror holds 0 orders"), "\(short.errors)")
        #expect(try station.ozc("sync --since all").errors.contains("the mirror holds 60 orders"))
        // The configuration's 90 days do not take away what was asked for.
        #expect(try station.ozc("sync").errors.contains("the mirror holds 60 orders"))
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
