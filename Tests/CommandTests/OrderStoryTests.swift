import Foundation
import TestSupport
import Testing

/// One order from its files to its end, by commands alone.
@Suite(.onLanes) struct OrderStoryTests {
    @Test func anOrderIsMadeDecidedExportedAndDeleted() throws {
        let desk = try ChangeDesk(as: "operator", settings: "[review]\nundo = \"0s\"\n")
        let made = try desk.ozc(
            "orders", "create", try desk.picture("operator-a.jpg"), try desk.picture("operator-b.jpg"), "--type",
            "biometry", "--threshold", "biometry=0.75..0.85", "--wait", "-q")
        #expect(made.code == 6, "an operator has to look: \(made.errors)")
        let id = try #require(made.lines.first)
        let analyses = try desk.show("orders", id)?["analyses"] as? [[String: Any]]
        let analysis = try #require(analyses?.first?["analyse_id"] as? String)

        let decided = try desk.ozc("analyses", "decide", analysis, "--approve", "--comment", "the same person")
        #expect(decided.code == 0, "\(decided.errors)")
        #expect(try desk.sandbox.log().decisions.map(\.analysis) == [analysis])
        #expect(try desk.show("analyses", analysis)?["resolution_status"] as? String == "SUCCESS")

        let bundle = "\(desk.home.path)/bundle"
        let exported = try desk.ozc("export", id, "-o", bundle)
        #expect(exported.code == 0, "\(exported.errors)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: bundle)
        #expect(files.contains { $0.hasSuffix("manifest.json") } && files.contains { $0.hasSuffix(".html") })

        // An operator deletes no order; the next log-in on this machine does.
        #expect(try desk.ozc("orders", "delete", id, "--yes").code == 4)
        #expect(try desk.sandbox.logIn(desk.home, as: "admin").code == 0)
        let deleted = try desk.ozc("orders", "delete", id, "--yes")
        #expect(deleted.code == 0, "\(deleted.errors)")
        #expect(try desk.ozc("orders", "show", id).code == 5)
        #expect(try desk.sandbox.log().entries.allSatisfy { $0.status != 403 })
        // What was decided and exported outlives the order.
        let audit = try desk.ozc("audit", "verify")
        #expect(audit.code == 0 && FileManager.default.fileExists(atPath: bundle), "\(audit.errors)")
    }
}
