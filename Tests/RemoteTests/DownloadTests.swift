import FaultServer
import HTTP
import OzModel
import Remote
import Testing

/// Files fetched whole, in parts, or not at all.
@Suite struct DownloadTests {
    private let film = (0..<2000).map { "frame \($0)\n" }.joined()

    @Test func aFileArrivesWithWhatNamesIt() async throws {
        let desk = try DownloadDesk(filmServer(film), readOnly: true)
        let downloaded = try await desk.download()
        #expect(downloaded == Downloaded(size: film.utf8.count, validator: "\"v1\"", contentType: "video/mp4"))
        #expect(desk.written == film)
        let request = try #require(desk.server.requests.first)
        #expect(request.header("Range") == nil)
        #expect(request.header("Accept-Encoding") == nil)
    }

    @Test(
        arguments: [
            (["ETag: W/\"a\"", "Last-Modified: Mon, 12 Jan 1970 13:00:00 GMT"], "Mon, 12 Jan 1970 13:00:00 GMT"),
            (["ETag: W/\"a\""], nil), ([], nil), (["ETag: \"a\"", "Last-Modified: x"], "\"a\""),
        ] as [([String], String?)])
    func aWeakTagIsNoValidator(_ headers: [String], _ validator: String?) async throws {
        let desk = try DownloadDesk(FaultServer(["/f": [.answer(200, "x", headers: headers)]]))
        #expect(try await desk.download("/f").validator == validator)
    }

    @Test func aDroppedConnectionIsTakenUpAgain() async throws {
        let desk = try DownloadDesk(filmServer(film, cutAfter: 5000), policy: .standard)
        let downloaded = try await desk.download()
        #expect(downloaded.size == film.utf8.count)
        let isSame = desk.written == film
        #expect(isSame)
        let second = try #require(desk.server.requests.last)
        #expect(desk.server.requests.count == 2)
        #expect(second.header("Range") == "bytes=5000-")
        #expect(second.header("If-Range") == "\"v1\"")
    }

    @Test func theNextCallCanGoOnToo() async throws {
        let desk = try DownloadDesk(filmServer(film, cutAfter: 5000))
        #expect(await desk.problem() == .unreachable(.cut(received: 5000)))
        let kept = try #require(desk.watch.downloaded)
        #expect(kept.size == 5000)
        let downloaded = try await desk.download(offset: kept.size, validator: kept.validator)
        #expect(downloaded.size == film.utf8.count)
        let isSame = desk.written == film
        #expect(isSame)
        #expect(desk.server.requests.last?.header("Range") == "bytes=5000-")
    }

    @Test func withoutAValidatorItStartsAnew() async throws {
        let desk = try DownloadDesk(filmServer(film))
        try desk.write("some other film")
        _ = try await desk.download(offset: 15)
        #expect(desk.written == film)
        #expect(desk.server.requests.first?.header("Range") == nil)
    }

    @Test func aChangedFileComesWhole() async throws {
        let desk = try DownloadDesk(filmServer(film, tag: "\"v2\""))
        try desk.write("the first half of the film as it was")
        let downloaded = try await desk.download(offset: 36, validator: "\"v1\"")
        #expect(downloaded.validator == "\"v2\"")
        #expect(desk.server.requests.count == 1)
        #expect(desk.written == film)
    }

    @Test func aServerThatResumesAnotherFileIsAskedForAllOfIt() async throws {
        let part = FaultReply.answer(
            206, "new", type: "video/mp4", headers: ["Content-Range: bytes 3-5/6", "ETag: \"v2\""])
        let desk = try DownloadDesk(FaultServer(["/f": [part, .answer(200, "newnew")]]))
        try desk.write("old")
        #expect(try await desk.download("/f", offset: 3, validator: "\"v1\"").size == 6)
        #expect(desk.written == "newnew")
        #expect(desk.server.requests.last?.header("Range") == nil)
    }

    @Test func anotherPartThanAskedForIsNotMixedIn() async throws {
        let part = FaultReply.answer(206, "yyy", type: "video/mp4", headers: ["Content-Range: bytes 2-4/5"])
        let desk = try DownloadDesk(FaultServer(["/f": [part]]))
        try desk.write("old")
        #expect(await desk.problem("/f", offset: 3, validator: "\"v1\"") == .unreachable(.wrongPart(offset: 0)))
        #expect(desk.server.requests.count == 2)
        #expect(desk.written == "old")
    }

    @Test func aRangeBeyondTheEndStartsAnewOnce() async throws {
        let desk = try DownloadDesk(FaultServer(["/f": [.answer(416, ""), .answer(200, "new")]]))
        try desk.write("much longer")
        #expect(try await desk.download("/f", offset: 11, validator: "\"v1\"").size == 3)
        #expect(desk.written == "new")
        #expect(desk.server.requests.map { $0.header("Range") } == ["bytes=11-", nil])
        let stubborn = try DownloadDesk(FaultServer(["/f": [.answer(416, "")]]))
        try stubborn.write("much longer")
        #expect(await stubborn.problem("/f", offset: 11, validator: "\"v1\"") != nil)
        #expect(stubborn.server.requests.count == 2)
    }

    @Test func aServerThatGivesLessIsAskedForMore() async throws {
        func part(_ text: String, _ range: String) -> FaultReply {
            .answer(206, text, type: "video/mp4", headers: ["Content-Range: bytes \(range)/6", "ETag: \"v1\""])
        }
        let desk = try DownloadDesk(FaultServer(["/f": [part("bc", "1-2"), part("de", "3-4"), part("f", "5-5")]]))
        try desk.write("a")
        #expect(try await desk.download("/f", offset: 1, validator: "\"v1\"").size == 6)
        #expect(desk.written == "abcdef")
        #expect(desk.server.requests.map { $0.header("Range") } == ["bytes=1-", "bytes=3-", "bytes=5-"])
    }

    @Test(arguments: [
        (404, "<html>gone</html>", RemoteError.notFound(what: "the file", code: nil)),
        (404, #"{"error_code": 10, "error_message": "no"}"#, .notFound(what: "the file (no)", code: 10)),
        (403, "<Error/>", .forbidden(message: "it gave no reason")),
        (500, #"{"error_code": 1, "error_message": "no"}"#, .api(status: 500, code: 1, message: "no", details: nil)),
        (502, "<html>", .notJSON(status: 502, what: "an HTML page of 6 bytes")),
    ])
    func aNoLeavesThePartThatIsThere(_ status: Int, _ body: String, _ error: RemoteError) async throws {
        let desk = try DownloadDesk(FaultServer(["/f": [.answer(status, body, type: "text/html")]]))
        try desk.write("half")
        #expect(await desk.problem("/f", offset: 4, validator: "\"v1\"") == error)
        #expect(desk.written == "half")
    }

    @Test func aBusyServerIsAskedAgainAfterAWhile() async throws {
        let desk = try DownloadDesk(
            FaultServer(["/f": [.throttled(retryAfter: "7"), .answer(200, "film")]]), policy: .standard)
        #expect(try await desk.download("/f").size == 4)
        #expect(desk.time.sleeps == [7])
    }

    @Test func aFileBeyondTheLimitIsRefused() async throws {
        let desk = try DownloadDesk(filmServer(film))
        let error = await failure { () async throws(RemoteError) in try await desk.download(limit: 100) }
        #expect(error == .unreachable(.tooLarge(limit: 100)))
    }

    @Test func aDiskThatFailsIsToldAndNotAskedAgain() async throws {
        let desk = try DownloadDesk(filmServer(film), policy: .standard)
        let api = desk.api
        for path in ["/dev/full", "/nowhere/film.mp4"] {
            let error = await failure { () async throws(RemoteError) in
                try await api.download("/static/film.mp4", to: path, offset: 0, validator: nil, limit: 1_000_000)
            }
            guard case .unreachable(.cannotSave(path, _)) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(error?.kind == .other)
        }
        #expect(desk.server.requests.count == 2)
    }
}
