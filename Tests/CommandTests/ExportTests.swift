import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// `ozc export` against the sandbox: what it writes, how it leaves, and who may.
@Suite(.onLanes) struct ExportTests {
    private func ids(_ station: Station, _ count: Int) throws -> [String] {
        let run = try station.ozc("orders list --limit \(count) --columns folder_id")
        return Array(run.lines.dropFirst())
    }

    private func sums(_ path: String, _ home: Home) throws -> Program {
        try Program.run("/bin/sh", ["-c", "cd '\(path)' && sha256sum --quiet --strict -c SHA256SUMS"], home: home)
    }

    @Test(arguments: ["operator", "admin", "client-operator", "client-admin"])
    func theBundleIsWholeAndCanBeChecked(_ role: String) throws {
        let station = try Station(as: role)
        let ids = try ids(station, 2)
        let path = "\(station.home.path)/bundle"
        let run = try station.ozc("export \(ids.joined(separator: " ")) -o \(path)")
        #expect(run.code == 0 && run.output == "\(path)\n", "\(run.errors)")
        #expect(try sums(path, station.home).code == 0)
        for id in ids {
            #expect(FileManager.default.fileExists(atPath: "\(path)/\(id)/media"), "no media of \(id)")
            let order = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(id)/order.json"))
            let object = try JSONSerialization.jsonObject(with: order) as? [String: Any]
            #expect(object?["folder_id"] as? String == id && object?["analyses"] is [Any])
        }
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/\(ids[0])/order.json"))
        #expect(try sums(path, station.home).code == 1)
        let again = try station.ozc("export \(ids[0]) -o \(path)")
        #expect(again.code == 1 && again.errors.contains("a bundle replaces nothing"), "\(again.errors)")
        let audit = try station.ozc("audit list --format jsonl")
        #expect(audit.lines.filter { $0.contains("\"exported\"") }.count == 2)
    }

    @Test func itWorksOfflineWithWhatIsHere() throws {
        let station = try Station()
        let id = try #require(try ids(station, 1).first)
        #expect(try station.ozc("export \(id) -o \(station.home.path)/first").code == 0)
        station.sandbox.end()
        let gone = try station.ozc("export \(id) -o \(station.home.path)/second")
        #expect(gone.code == 3, "\(gone.errors)")
        let offline = try station.ozc("export \(id) -o \(station.home.path)/second --offline")
        #expect(offline.code == 0 && offline.errors.contains("offline: cached"), "\(offline.errors)")
        let manifest = try String(contentsOfFile: "\(station.home.path)/second/manifest.json", encoding: .utf8)
        #expect(manifest.contains("\"offline\" : true"))
        #expect(try sums("\(station.home.path)/second", station.home).code == 0)
    }

    @Test func whatIsNotCachedIsListedAndToldByTheCode() throws {
        let station = try Station()
        #expect(try station.ozc("sync").code == 0)
        let id = try #require(try ids(station, 1).first)
        let run = try station.ozc("export \(id) -o \(station.home.path)/bundle --offline")
        #expect(run.code == 6 && run.errors.contains("not cached on this machine"), "\(run.errors)")
        let page = try String(contentsOfFile: "\(station.home.path)/bundle/\(id)/index.html", encoding: .utf8)
        #expect(page.contains("Not in this bundle"))
    }

    @Test func maskedNothingOfThePersonGoesAlong() throws {
        let station = try Station()
        let run = try station.ozc("orders list --where name:a --limit 1 --columns folder_id,person_name --format tsv")
        let cells = try #require(run.lines.last?.split(separator: "\t").map(String.init))
        let path = "\(station.home.path)/bundle"
        #expect(try station.ozc("export \(cells[0]) -o \(path) --mask").code == 0)
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        #expect(!names.contains { $0.contains("media") })
        for name in names {
            guard let text = try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) else { continue }
            for word in cells[1].split(separator: " ") { #expect(!text.contains(word), "\(word) in \(name)") }
        }
    }

    @Test func anOrderThatIsNotThereIsNotFound() throws {
        let station = try Station()
        let none = try station.ozc("export 00000000-0000-4000-8000-000000000000 -o \(station.home.path)/bundle")
        #expect(none.code == 5, "\(none.errors)")
        #expect(!FileManager.default.fileExists(atPath: "\(station.home.path)/bundle"))
        let id = try #require(try ids(station, 1).first)
        let part = try station.ozc("export \(id) 00000000-0000-4000-8000-000000000000 -o \(station.home.path)/bundle")
        #expect(part.code == 6 && part.errors.contains("not in the mirror"), "\(part.errors)")
        #expect(try station.ozc("export -o \(station.home.path)/x").code == 2)
        #expect(try station.ozc("export \(id)").code == 2)
    }
}
