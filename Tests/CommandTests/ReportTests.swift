import Foundation
import TestSupport
import Testing

/// `ozc reports`: what the server has made of orders, read anew each time.
@Suite(.onLanes) struct ReportTests {
    @Test(arguments: ["operator", "admin", "client", "client-admin", "client-operator"])
    func aReportIsListedShownAndSaved(_ role: String) throws {
        let station = try Station(as: role)
        let orders = try station.ozc("orders list --limit 1 --columns folder_id").lines
        let order = try #require(orders.dropFirst().first)
        let none = try station.ozc("reports list --order \(order) --format json")
        #expect(none.code == 0, "\(none.errors)")
        #expect(try (none.json() as? [Any])?.isEmpty == true)
        let id = try Client(station.sandbox, as: role).report(of: order, name: "For court")

        let list = try station.ozc("reports list --order \(order) --format jsonl")
        #expect(
            list.lines.count == 1 && list.output.contains(id) && list.output.contains("For court"), "\(list.errors)")
        let show = try station.ozc("reports show \(id.prefix(30)) --order \(order)")
        #expect(try (show.json() as? [String: Any])?["report_id"] as? String == id)
        let path = "\(station.home.path)/report"
        let get = try station.ozc("reports get \(id) --order \(order) -o \(path)")
        #expect(get.code == 0, "\(get.errors)")
        #expect(station.home.files().first { $0.path == "report" }?.mode == 0o600)
        #expect((FileManager.default.contents(atPath: path)?.count ?? 0) > 100)
        #expect(try station.ozc("reports get \(id) --order \(order) -o \(path)").code == 1)
        #expect(try station.ozc("reports show 00000000-0000 --order \(order)").code == 5)
    }

    @Test func templatesAreListedAndShown() throws {
        let station = try Station()
        let list = try station.ozc("reports templates list --format jsonl")
        #expect(list.code == 0, "\(list.errors)")
        let unknown = try station.ozc("reports templates show no-such-name")
        #expect(unknown.code == 5 && unknown.errors.contains("no report template"), "\(unknown.errors)")
        #expect(try station.ozc("reports list --order 00000000 --offline").code == 2)
    }
}
