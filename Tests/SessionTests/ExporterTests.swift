import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Testing

/// A bundle is whole or not there, says what is missing, and holds nothing that was to stay.
struct ExporterTests {
    private let folder: String
    private let mirror: Store.Mirror
    private let ledger: Ledger
    private let owner = LedgerOwner(
        server: "https://oz.example.test", user: "u-1", email: "jane@acme.test", profile: "acme")
    private static let evil = #"<script>alert(1)</script><img src="http://evil.test/x.png">"#

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-export-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        mirror = try Mirror.inMemory(now: { 1_767_268_800 })
        ledger = try Ledger(path: "\(folder)/ledger.sqlite")
        let medium: [String: Any] = [
            "media_id": "m-1", "media_type": "IMAGE_FOLDER", "original_name": "Anna Sample.html",
            "original_url": "/static/1.jpeg", "tags": ["photo_selfie"], "time_created": 1_767_268_000,
        ]
        let analysis: [String: Any] = [
            "analyse_id": "a-1", "folder_id": "f-1", "type": "BIOMETRY", "state": "FINISHED",
            "resolution_status": "OPERATOR_REQUIRED", "time_created": 1_767_268_001, "time_updated": 1_767_268_005,
            "results_data": ["min_confidence": 0.7931, "max_confidence": 0.7931], "confs": ["threshold_max": 0.8517],
        ]
        let order: [String: Any] = [
            "folder_id": "f-1", "time_created": 1_767_268_000, "time_updated": 1_767_268_005,
            "resolution_status": "FINISHED", "system_resolution": "OPERATOR_REQUIRED", "media": [medium],
            "analyses": [analysis], "resolution_comment": "call Anna",
            "meta_data": [
                "transaction_id": "tr-1", "iin": "123123123", "mine": Self.evil,
                "person_info": ["first_name": "Anna", "last_name": "Sample"],
            ],
        ]
        // As a single GET answers, so that all media are known.
        let data = try JSONSerialization.data(withJSONObject: order)
        _ = try mirror.ingest(.orders, [UInt8](data))
        try Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]).write(to: URL(fileURLWithPath: "\(folder)/face"))
    }

    private func exporter(_ bring: (@Sendable (MediaFile) async -> Result<String, PictureDesk.Refusal>)? = nil)
        -> Exporter
    {
        let face = "\(folder)/face"
        return Exporter(
            mirror: mirror, ledger: ledger, owner: owner, isOffline: true, news: nil, now: 1_767_268_800,
            bring: bring ?? { _ in .success(face) })
    }

    private var bundle: String { "\(folder)/bundle" }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(bundle)/\(name)", encoding: .utf8)
    }

    /// Every file of the bundle, as paths below it.
    private var files: [String] {
        let names = FileManager.default.enumerator(atPath: bundle)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(bundle)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    @Test func allOfAnOrderIsThereAndVouchedFor() async throws {
        let report = try await exporter().export(ExportWish(orders: ["f-1"]), to: bundle)
        #expect(report.orders == 1 && report.missing.isEmpty && report.unknown.isEmpty, "\(report.missing)")
        #expect(
            files == [
                "SHA256SUMS", "f-1/decisions.json", "f-1/index.html", "f-1/media/01.jpeg", "f-1/order.json",
                "index.html", "manifest.json",
            ])
        let sums = try text("SHA256SUMS").split(separator: "\n").map { $0.split(separator: " ") }
        #expect(sums.map { String($0[1]) }.sorted() == files.filter { $0 != "SHA256SUMS" })
        for sum in sums { #expect(MediaDigest.of("\(bundle)/\(sum[1])")?.sha256 == String(sum[0])) }
        let manifest = try JSONSerialization.jsonObject(with: Data(try text("manifest.json").utf8)) as? [String: Any]
        let entries = try #require(manifest?["files"] as? [[String: Any]])
        #expect(entries.count == files.count - 2)
        #expect(entries.contains { $0["path"] as? String == "f-1/media/01.jpeg" && $0["bytes"] as? Int == 7 })
        #expect(manifest?["exported_by"] as? String == "jane@acme.test")
        #expect(manifest?["server"] as? String == "https://oz.example.test")
        #expect(manifest?["offline"] as? Bool == true && manifest?["scores"] as? Bool == false)
    }

    @Test func nobodyElseMayReadIt() async throws {
        _ = try await exporter().export(ExportWish(orders: ["f-1"]), to: bundle)
        for name in [""] + (FileManager.default.enumerator(atPath: bundle)?.compactMap { $0 as? String } ?? []) {
            var status = stat()
            #expect(lstat("\(bundle)/\(name)", &status) == 0)
            #expect(status.st_mode & 0o777 == (status.st_mode & S_IFMT == S_IFDIR ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test func thePageIsTextAndLeadsNowhere() async throws {
        _ = try await exporter().export(ExportWish(orders: ["f-1"], withScores: true), to: bundle)
        for name in ["index.html", "f-1/index.html"] {
            let page = try text(name)
            #expect(!page.contains("<script") && !page.contains("src=\"http") && !page.contains("href=\"http"))
            #expect(!page.contains("<img src=\"http"))
        }
        #expect(try text("f-1/index.html").contains("&lt;script&gt;alert(1)&lt;"))
        #expect(try text("f-1/index.html").contains("<img src=\"media/01.jpeg\""))
    }

    @Test func scoresAreLeftOutUnlessAskedFor() async throws {
        _ = try await exporter().export(ExportWish(orders: ["f-1"]), to: bundle)
        for file in files {
            let bytes = try String(decoding: Data(contentsOf: URL(fileURLWithPath: "\(bundle)/\(file)")), as: UTF8.self)
            for score in ["0.79", "0.85"] { #expect(!bytes.contains(score), "\(score) in \(file)") }
        }
        let other = "\(folder)/scores"
        _ = try await exporter().export(ExportWish(orders: ["f-1"], withScores: true), to: other)
        for file in ["order.json", "index.html"] {
            #expect(try String(contentsOfFile: "\(other)/f-1/\(file)", encoding: .utf8).contains("0.79"))
        }
    }

    @Test func maskedNobodyIsToldByIt() async throws {
        let report = try await exporter().export(ExportWish(orders: ["f-1"], isMasked: true), to: bundle)
        #expect(report.missing.isEmpty)
        #expect(!files.contains { $0.contains("media") })
        for file in files {
            for secret in ["Anna", "Sample", "123123123", "jane@", "static", "evil", "m-1.html"] {
                #expect(!(try text(file).contains(secret)), "\(secret) in \(file)")
            }
        }
        #expect(try text("f-1/order.json").contains("tr-1"))
        #expect(try text("manifest.json").contains("\"exported_by\" : \"u-1\""))
    }

    @Test func whatCannotBeHadIsSaid() async throws {
        let report = try await exporter({ _ in .failure(.init("not cached")) })
            .export(ExportWish(orders: ["f-1", "f-2"]), to: bundle)
        #expect(report.unknown == ["f-2"])
        #expect(report.missing == ["order f-2: not in the mirror", "tr-1: selfie m-1: not cached"])
        #expect(try text("manifest.json").contains("tr-1: selfie m-1: not cached"))
        #expect(try text("f-1/index.html").contains("selfie m-1: not cached"))
    }

    @Test func theAuditKnowsOfIt() async throws {
        _ = try await exporter().export(ExportWish(orders: ["f-1"]), to: bundle)
        let entry = try #require(try ledger.reader.audit(after: 0, limit: 10).first)
        #expect(entry.action == "exported" && entry.order == "f-1" && entry.label == "order tr-1")
        #expect(entry.remark?.hasPrefix("1 order, without scores, 5 files, 0 missing, to ") == true)
        #expect(try ledger.reader.verifyAudit().isEmpty)
    }

    @Test func nothingIsOverwrittenAndNothingHalfIsLeft() async throws {
        _ = try await exporter().export(ExportWish(orders: ["f-1"]), to: bundle)
        let before = try text("manifest.json")
        await #expect(throws: Exporter.Failure.self) {
            try await exporter().export(ExportWish(orders: ["f-1"], isMasked: true), to: bundle)
        }
        #expect(try text("manifest.json") == before)
        await #expect(throws: Exporter.Failure.nothing) {
            try await exporter().export(ExportWish(orders: ["f-9"]), to: "\(folder)/none")
        }
        let missing = "\(folder)/nowhere"
        await #expect(throws: Exporter.Failure.self) {
            try await exporter({ _ in .success(missing) }).export(ExportWish(orders: ["f-1"]), to: "\(folder)/half")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(
            !names.contains { $0.hasPrefix("none") || $0.hasPrefix("half") || $0.hasSuffix(".partial") }, "\(names)")
        // What has not come to be was not exported.
        #expect(try ledger.reader.auditCount() == 1)
    }

    @Test func aCancelledExportLeavesNothing() async throws {
        let (face, path) = ("\(folder)/face", "\(folder)/cancelled")
        let cancelling = exporter { _ in
            withUnsafeCurrentTask { $0?.cancel() }
            return .success(face)
        }
        let work = Task { try await cancelling.export(ExportWish(orders: ["f-1"]), to: path) }
        await #expect(throws: Exporter.Failure.cancelled) { try await work.value }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(!FileManager.default.fileExists(atPath: "\(path).partial"))
    }

    @Test func aPageThatCallsItselfAPictureDoesNotOpenAsOne() async throws {
        let page = "\(folder)/page"
        try Data("<html><script>".utf8).write(to: URL(fileURLWithPath: page))
        _ = try await exporter({ _ in .success(page) }).export(ExportWish(orders: ["f-1"]), to: bundle)
        #expect(files.contains("f-1/media/01.bin"))
    }
}
