import Curl
import FaultServer
import Foundation
import HTTP
import Testing

/// Answers that go into a file.
@Suite final class CurlSavingTests {
    private let transport = CurlTransport()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ozc-saving-\(UUID().uuidString)")
    private var path: String { folder.appending(path: "film.mp4").path() }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func request(
        _ server: FaultServer, offset: Int = 0, limit: Int = 1_000_000, headers: [Header] = [],
        watch: SavingWatch? = nil
    ) -> Request {
        Request(
            .get, server.url("/x"), headers: headers, timeouts: Timeouts(connect: 5, idle: 1),
            saving: Saving(path: path, offset: offset, limit: limit, watch: watch))
    }

    private func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private var written: String? {
        (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func part(_ text: String, _ range: String, _ headers: [String] = []) -> FaultReply {
        .answer(206, text, type: "video/mp4", headers: ["Content-Range: \(range)"] + headers)
    }

    @Test func aWholeFileReplacesWhatWasThereAndIsForTheOwnerAlone() async throws {
        let server = try FaultServer(["/x": [.answer(200, "fresh", headers: ["ETag: \"a\""])]])
        let watch = SavingWatch()
        let response = try await transport.send(request(server, watch: watch))
        #expect(response.status == 200)
        #expect(response.body.isEmpty)
        #expect(written == "fresh")
        #expect(watch.size == 5)
        #expect(watch.head?.header("etag") == "\"a\"")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(server.requests.first?.header("Accept-Encoding") == nil)
        try write("something longer than that")
        _ = try await transport.send(request(server, offset: 9))
        #expect(written == "fresh")
    }

    @Test func anEmptyFileIsAFileToo() async throws {
        try write("old")
        let server = try FaultServer(["/x": [.answer(200, "")]])
        #expect(try await transport.send(request(server)).status == 200)
        #expect(written?.isEmpty == true)
    }

    @Test func aPartGoesAfterTheOffset() async throws {
        try write("0123456xx")
        let server = try FaultServer(["/x": [CurlSavingTests.part("789", "bytes 7-9/10")]])
        #expect(try await transport.send(request(server, offset: 7)).status == 206)
        #expect(written == "0123456789")
    }

    @Test(arguments: [
        "bytes 6-9/10", "bytes 8-10/11", "bytes 7-9", "bytes */10", "pages 7-9/10", "bytes 7-9/9", "bytes +7-9/10",
        "bytes 9-7/10", "", "bytes 7-99999999999999999999/*",
    ])
    func anotherPartIsRefusedAndTheFileLeftAlone(_ range: String) async throws {
        try write("0123456xx")
        let server = try FaultServer(["/x": [CurlSavingTests.part("789", range)]])
        #expect(await failure(of: request(server, offset: 7), transport) == .wrongPart(offset: 7))
        #expect(written == "0123456xx")
    }

    @Test func aPartOfAChangedFileIsRefused() async throws {
        try write("0123456")
        let reply = CurlSavingTests.part("789", "bytes 7-9/10", ["ETag: \"new\""])
        let server = try FaultServer(["/x": [reply]])
        let old = request(server, offset: 7, headers: [Header("If-Range", "\"old\"")])
        #expect(await failure(of: old, transport) == .wrongPart(offset: 7))
        #expect(written == "0123456")
        let same = request(server, offset: 7, headers: [Header("If-Range", "\"new\"")])
        #expect(try await transport.send(same).status == 206)
        #expect(written == "0123456789")
    }

    @Test func aPartNeverLeavesAGap() async throws {
        try write("0123")
        let server = try FaultServer(["/x": [CurlSavingTests.part("789", "bytes 7-9/10")]])
        guard case .cannotSave = await failure(of: request(server, offset: 7), transport) else {
            Issue.record("no error")
            return
        }
        #expect(written == "0123")
    }

    @Test(arguments: [301, 404, 416, 500]) func otherAnswersStayInMemory(_ status: Int) async throws {
        try write("old")
        let server = try FaultServer(["/x": [.answer(status, "no")]])
        let response = try await transport.send(request(server, offset: 3))
        #expect(response.status == status)
        #expect(response.text == "no")
        #expect(written == "old")
    }

    @Test func whatCameBeforeTheCutStays() async throws {
        let server = try FaultServer(["/x": [.cut("0123", promised: 10)]])
        let watch = SavingWatch()
        #expect(await failure(of: request(server, watch: watch), transport) == .cut(received: 4))
        #expect(written == "0123")
        #expect(watch.size == 4)
    }

    @Test func whatCameBeforeCancellingStays() async throws {
        let server = try FaultServer(["/x": [.stall("0123", promised: 10)]])
        let watch = SavingWatch()
        var request = request(server, watch: watch)
        request.timeouts.idle = 30
        let task = Task { [transport, request] in await failure(of: request, transport) }
        for _ in 0..<2000 where watch.size < 4 {
            try await Task.sleep(for: .milliseconds(5))
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(written == "0123")
    }

    @Test func aPromiseBeyondTheLimitSpoilsNothing() async throws {
        try write("old")
        let server = try FaultServer(["/x": [.answer(200, "0123456789")]])
        #expect(try await transport.send(request(server, limit: 10)).status == 200)
        try write("old")
        #expect(await failure(of: request(server, limit: 9), transport) == .tooLarge(limit: 9))
        #expect(written == "old")
    }

    @Test func moreThanTheLimitEndsIt() async throws {
        let server = try FaultServer(["/x": [.chunked(["01234", "56789"])]])
        #expect(try await transport.send(request(server, limit: 10)).status == 200)
        #expect(await failure(of: request(server, limit: 9), transport) == .tooLarge(limit: 9))
        #expect((written?.utf8.count ?? 99) <= 9)
        try write("0123456")
        let part = try FaultServer(["/x": [CurlSavingTests.part("789", "bytes 7-9/10")]])
        #expect(await failure(of: request(part, offset: 7, limit: 9), transport) == .tooLarge(limit: 9))
        #expect(written == "0123456")
    }

    @Test func aFileMayBeLargerThanAnAnswerInMemory() async throws {
        let small = CurlTransport(configuration: CurlConfiguration(bodyLimit: 10))
        let server = try FaultServer(["/x": [.answer(200, String(repeating: "x", count: 100_000))]])
        #expect(try await small.send(request(server)).status == 200)
        #expect(written?.utf8.count == 100_000)
    }

    @Test(arguments: [
        ("/dev/full", "the disk is full"), ("/nowhere/film.mp4", "it, or its folder, does not exist"),
        ("/tmp", "a folder is in its place"),
    ])
    func aDiskThatTakesNothingIsNamed(_ path: String, _ reason: String) async throws {
        let server = try FaultServer(["/x": [.answer(200, "0123")]])
        let request = Request(.get, server.url("/x"), saving: Saving(path: path, limit: 100))
        let error = await failure(of: request, transport)
        #expect(error == .cannotSave(path: path, reason: reason))
        #expect(error?.sentence == "the file \(path) could not be saved: \(reason)")
    }

    @Test func aLinkInPlaceOfTheFileIsNotFollowed() async throws {
        let target = folder.appending(path: "precious")
        try Data("precious".utf8).write(to: target)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target.path())
        let server = try FaultServer(["/x": [.answer(200, "fresh")]])
        let error = await failure(of: request(server), transport)
        #expect(error == .cannotSave(path: path, reason: "a symbolic link is in its place"))
        #expect(written == "precious")
    }

    @Test func aPipeInPlaceOfTheFileHoldsNothingUp() async throws {
        #expect(mkfifo(path, 0o600) == 0)
        let server = try FaultServer(["/x": [.answer(200, "fresh")]])
        guard case .cannotSave = await failure(of: request(server), transport) else {
            Issue.record("no error")
            return
        }
    }
}
