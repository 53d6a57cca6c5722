import Foundation
import TestSupport
import Testing

/// An order is opened, exported by `e`, and the bundle is whole.
@Suite(.onLanes) struct ExportTests {
    @Test func anOpenedOrderIsExportedByAKey() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 20, log: "\(home.path)/sandbox.log")
        #expect(try sandbox.logIn(home).code == 0)
        let desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.see("● live")
        try desk.press("2")
        try desk.see("the orders") { $0.contains("success") || $0.contains("declined") }
        try desk.press("Enter")
        try desk.see("Metadata")
        try desk.press("e")
        try desk.see("without scores")
        try desk.press("Enter")
        try desk.see("Exported 1 order to")
        try desk.press("C-c")
        try desk.left(with: 0)

        let downloads = "\(home.path)/Downloads"
        let bundle = try #require(
            try FileManager.default.contentsOfDirectory(atPath: downloads).first { $0.hasPrefix("evidence-") })
        let sums = try Program.run(
            "/bin/sh", ["-c", "cd '\(downloads)/\(bundle)' && sha256sum --quiet --strict -c SHA256SUMS"], home: home)
        #expect(sums.code == 0, "\(sums.errors)")
        let names = FileManager.default.enumerator(atPath: "\(downloads)/\(bundle)")?.compactMap { $0 as? String } ?? []
        #expect(names.filter { $0.hasSuffix("index.html") }.count == 2)
        #expect(names.contains { $0.contains("/media/") })
        for name in names where name.hasSuffix(".html") {
            let page = try String(contentsOfFile: "\(downloads)/\(bundle)/\(name)", encoding: .utf8)
            // The words of where it is from are no reference.
            for mark in ["=\"http://", "=\"https://", "url(", "<script", "//cdn"] {
                #expect(!page.contains(mark), "\(mark) in \(name)")
            }
        }
        let manifest = try Data(contentsOf: URL(fileURLWithPath: "\(downloads)/\(bundle)/manifest.json"))
        let object = try #require(try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
        let files = try #require(object["files"] as? [[String: Any]])
        #expect(files.count == names.filter { $0.contains(".") && !$0.hasPrefix("manifest") }.count)
    }
}
