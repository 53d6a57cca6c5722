import Foundation
import TestSupport
import Testing

/// A report of an opened order is made, saved and deleted, all by keys.
@Suite(.onLanes) struct ReportTests {
    @Test func aReportIsMadeSavedAndDeleted() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 20, log: "\(home.path)/sandbox.log")
        #expect(try sandbox.logIn(home, as: "client-admin").code == 0)
        let desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.see("● live")
        try desk.press("2")
        try desk.see("the orders") { $0.contains("success") || $0.contains("declined") }
        try desk.press("Enter")
        try desk.see("Metadata")
        try desk.press("B")
        try desk.see("No reports of")
        try desk.press("Enter")
        try desk.see("is ready: :reports saves it")
        try desk.press("B")
        try desk.see("Order report")
        try desk.press("Enter")
        try desk.see("to the downloads")
        try desk.press("Enter")
        try desk.see("Saved as")
        let downloads = "\(home.path)/Downloads"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: downloads).first)
        #expect(name.hasPrefix("report-") && name.hasSuffix(".html"))
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(downloads)/\(name)")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: "\(downloads)/\(name)", encoding: .utf8).contains("<table>"))
        try desk.press("B")
        try desk.see("Order report")
        try desk.press("Enter")
        try desk.see("asks first")
        try desk.press("j", "Enter")
        try desk.see("This cannot be undone")
        try desk.press("Enter")
        try desk.see("Done: delete report")
        try desk.press("B")
        try desk.see("No reports of")
        try desk.press("C-c")
        try desk.left(with: 0)
        let log = try sandbox.log().entries
        #expect(!log.contains { $0.status == 403 })
        #expect(log.contains { $0.method == "DELETE" && $0.path.contains("/reports/") && $0.status == 204 })
    }

    @Test func aClientMayMakeButNotDelete() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 20, log: "\(home.path)/sandbox.log")
        #expect(try sandbox.logIn(home, as: "client").code == 0)
        let desk = try Desk("console", home: home, columns: 80, rows: 24)
        try desk.see("● live")
        try desk.press("2")
        try desk.see("the orders") { $0.contains("success") || $0.contains("declined") }
        try desk.press("B")
        try desk.see("No reports of")
        try desk.press("Enter")
        try desk.see("is ready")
        try desk.press("B")
        try desk.see("Order report")
        try desk.press("Enter")
        try desk.see("not for you")
        try desk.press("j", "Enter")
        try desk.see("may not delete reports")
        try desk.press("C-c")
        try desk.left(with: 0)
        #expect(try !sandbox.log().entries.contains { $0.status == 403 || $0.method == "DELETE" })
    }
}
