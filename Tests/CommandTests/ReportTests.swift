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

    @Test func aReportIsMadeFromATemplateSavedAndDeleted() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let order = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        let logo = try desk.picture("logo.jpg")
        let template = try #require(
            try desk.ids("reports", "templates", "create", "Court", "--text", "For the court", "--picture", logo).first)
        let path = "\(desk.home.path)/report.html"
        let made = try desk.ozc(
            "reports", "create", order, "--template", "court", "--name", "File 7", "-o", path, "--format", "json")
        #expect(made.code == 0, "\(made.errors)")
        let id = try #require(try made.values("report_id").first)
        #expect(made.errors.contains("saved \(path)"))
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.contains("File 7") && page.contains("For the court") && page.contains("alt=\"logo\""))
        let shown = try desk.ozc("reports", "show", id, "--order", order)
        #expect(try (shown.json() as? [String: Any])?["report_template_id"] as? String == template)

        // Made all the same: only where it was to be saved is taken.
        let taken = try desk.ozc("reports", "create", order, "-o", path, "-q")
        #expect(taken.code == 6 && taken.errors.contains("is there already"), "\(taken.errors)")
        #expect(try desk.ozc("reports", "list", "--order", order, "--format", "json").objects().count == 2)

        #expect(try desk.ozc("reports", "delete", id, "--order", order).code == 2)
        let gone = try desk.ozc("reports", "delete", String(id.prefix(30)), taken.lines[0], "--order", order, "--yes")
        #expect(gone.code == 0, "\(gone.errors)")
        #expect(try desk.ozc("reports", "list", "--order", order, "--format", "json").objects().isEmpty)
        let unmade = try desk.ozc("reports", "templates", "delete", "Court", "--yes")
        #expect(unmade.code == 0, "\(unmade.errors)")
        #expect(try desk.ozc("reports", "create", order, "--template", "Court").code == 5)
        #expect(try desk.ozc("audit", "verify").code == 0)
    }

    @Test func whoMayNotIsToldBeforeAnythingIsSent() throws {
        let desk = try ChangeDesk(as: "client")
        let order = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        let report = try #require(try desk.ids("reports", "create", order).first)
        let deletion = try desk.ozc("reports", "delete", report, "--order", order, "--yes")
        #expect(deletion.code == 4 && deletion.errors.contains("may not delete reports"), "\(deletion.errors)")
        let template = try desk.ozc("reports", "templates", "create", "Mine")
        #expect(template.code == 4 && template.errors.contains("may not create report templates"), "\(template.errors)")
        #expect(try desk.ozc("reports", "create", order, "--read-only").code == 4)
        #expect(try desk.ozc("reports", "create", order, "--offline").code == 2)
        let log = try desk.sandbox.log().entries
        #expect(!log.contains { $0.status == 403 || $0.path.contains("report_templates") && $0.method == "POST" })
    }
}
