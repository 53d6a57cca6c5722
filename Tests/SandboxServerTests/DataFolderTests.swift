import Foundation
import Testing

@testable import SandboxServer

/// What a data folder brings back; that a kill loses nothing is shown from outside.
@Suite struct DataFolderTests {
    private static func database(_ folder: DataFolder) throws -> Database {
        var configuration = SandboxConfiguration()
        configuration.orders = 5
        return try Sandbox.database(configuration, start: Moment(seconds: Bench.start), folder: folder)
    }

    private static func call(_ database: Database) -> Call {
        var call = Call(
            method: "POST", path: "/api/folders", query: Query(), accessToken: nil, contentType: "", range: nil,
            body: [], base: "http://127.0.0.1:8000")
        call.now = database.lastStamp + 1
        return call
    }

    @Test func aWebhookIsOwedUntilItWasCalled() throws {
        let path = NSTemporaryDirectory() + "sandbox-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try DataFolder(path: path)
        var database = try Self.database(folder)
        let call = Self.call(database)
        let row = database.addFolder(user: 0, metaData: [:], now: call.now)
        database.folders[row].callback = "http://127.0.0.1:1/"
        let order = AnalysisOrder(
            type: .quality, settings: try AnalysisSettings(), sources: [], collection: nil, metaData: [:])
        _ = database.start([order], folder: row, call)
        try folder.write(database.drain())

        var again = try Self.database(folder)
        #expect(again.desk.watched == [row] && again.folders[row].owedCallback == call.base)
        again.settle(now: call.now + 60)
        #expect(again.folders[row].status == .finished)
        try folder.write(again.drain())
        // Ended and not yet called: the next one calls at once.
        #expect(try Self.database(folder).desk.finished == [row])
        again.folders[row].owedCallback = nil
        try folder.write(again.drain())
        let last = try Self.database(folder)
        #expect(last.desk.finished.isEmpty && last.desk.watched.isEmpty)
    }

    @Test func theWebhookIsOwedAlsoWhereTheLastAnalysisIsDeleted() throws {
        let path = NSTemporaryDirectory() + "sandbox-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var database = try Self.database(DataFolder(path: path))
        let call = Self.call(database)
        let row = database.addFolder(user: 0, metaData: [:], now: call.now)
        database.folders[row].callback = "http://127.0.0.1:1/"
        let order = AnalysisOrder(
            type: .quality, settings: try AnalysisSettings(), sources: [], collection: nil, metaData: [:])
        let rows = database.start([order], folder: row, call)
        database.remove(analysis: rows[0], now: call.now)
        #expect(database.desk.watched.isEmpty && database.desk.finished == [row])
    }

    @Test func itsFilesAreForTheOwnerAloneInAnOpenFolderToo() throws {
        let path = NSTemporaryDirectory() + "sandbox-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let folder = try DataFolder(path: path)
        try folder.write([Change("counters", 0, Database.Counters())])
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("sandbox.sqlite") {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }
}
