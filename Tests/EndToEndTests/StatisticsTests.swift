import Foundation
import TestSupport
import Testing

/// The statistics screen at a terminal: made by keys, saved, there again, and written as files.
@Suite(.onLanes) struct StatisticsTests {
    @Test func chartsAreMadeSavedAndThereAgain() throws {
        let home = try Home()
        let downloads = "\(home.path)/out"
        try home.configure("[sync]\ndepth = \"all\"\n[media]\ndownloads = \"\(downloads)\"\n")
        let sandbox = try RunningSandbox(orders: 40, seed: 7)
        #expect(try sandbox.logIn(home).code == 0)
        let sync = try Program.run("ozc", ["sync", "--since", "all"], home: home)
        #expect(sync.code == 0, "\(sync.errors)")

        var desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.press("8")
        try desk.see("No charts: n adds one")
        try desk.press("n", "Enter")
        try desk.see("Orders by summary status")
        try desk.press("p", "G", "k", "Enter")
        try desk.see("all that is here")
        try desk.see("40 orders")
        try desk.press("s", "G", "Enter")
        try desk.see("100.0 %") { $0.contains("%") && $0.contains("donut") }
        try desk.press("E", "Enter")
        try desk.see(".csv")
        try desk.press("E", "j", "Enter")
        try desk.see(".svg")
        try desk.press("E", "G", "Enter")
        try desk.see(".png")
        try desk.press("n", "G", "Enter")
        try desk.see("Queue age")
        try desk.press("W")
        try desk.see("next time they are here again")
        try desk.press("q", "y")
        try desk.left(with: 0)

        let files = try FileManager.default.contentsOfDirectory(atPath: downloads).sorted()
        #expect(files.count == 3)
        for file in files {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(downloads)/\(file)")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
        let csv = try String(contentsOfFile: "\(downloads)/\(try #require(files.first))", encoding: .utf8)
        let counts = csv.split(whereSeparator: \.isNewline).dropFirst().flatMap { $0.split(separator: ",").dropFirst() }
        #expect(counts.compactMap { Int($0) }.reduce(0, +) == 40)

        desk = try Desk("console --offline", home: home, columns: 120, rows: 36)
        try desk.press("8")
        try desk.see("1 chart, 1 in Performance")
        try desk.see("donut")
        try desk.press("q", "y")
        try desk.left(with: 0)
    }
}
