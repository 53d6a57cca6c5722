import FaultServer
import Foundation
import HTTP
import OzModel
import Remote
import Store
import Synchronization
import Testing

@testable import Sync

/// Files come once, are looked at before anyone sees them, and go on where they were broken off.
@Suite(.timeLimit(.minutes(15))) struct MediaFetcherTests {
    private let image = MediaFile(url: "/static/face.jpg", kind: .image)

    /// Answers wait for the gate, and whoever waits is counted.
    private final class Gate: Sendable {
        private let state = Mutex((isOpen: false, inside: 0, most: 0))

        var inside: Int { state.withLock { $0.inside } }
        var most: Int { state.withLock { $0.most } }

        func open() { state.withLock { $0.isOpen = true } }

        func pass() {
            state.withLock { state in
                state.inside += 1
                state.most = max(state.most, state.inside)
            }
            while !state.withLock({ $0.isOpen }) { usleep(1000) }
            state.withLock { $0.inside -= 1 }
        }
    }

    @Test func manyCallersShareOneFetch() async throws {
        let gate = Gate()
        let world = try MediaWorld(
            try FaultServer { _ in
                gate.pass()
                return .picture
            })
        let (fetcher, image) = (world.fetcher, image)
        let calls = (0..<50).map { _ in Task { await fetcher.file(image) } }
        #expect(await world.server.received(1))
        gate.open()
        for call in calls { #expect(try world.bytes(await call.value) == MediaWorld.picture) }
        #expect(try world.bytes(await fetcher.file(image)) == MediaWorld.picture)
        #expect(world.server.requests.count == 1)
    }

    @Test func fourAreOnTheirWayAtMost() async throws {
        let gate = Gate()
        let world = try MediaWorld(
            try FaultServer { request in
                gate.pass()
                return .answer(bytes: MediaWorld.picture + Array(request.path.utf8), type: "image/jpeg")
            })
        let fetcher = world.fetcher
        let calls = (0..<20).map { number in
            Task { await fetcher.file(MediaFile(url: "/static/\(number).jpg", kind: .image)) }
        }
        #expect(await world.server.received(4))
        while gate.inside < 4 { try await Task.sleep(for: .milliseconds(1)) }
        gate.open()
        for call in calls { #expect(await call.value.miss == nil) }
        #expect(gate.most == 4)
        #expect(world.server.requests.count == 20)
        #expect(try world.names("files").count == 20)
    }

    @Test func aPageInPlaceOfAPictureIsFetchedTwiceAndNotKept() async throws {
        let page = FaultReply.answer(200, "<!DOCTYPE html><html>log in</html>", type: "image/jpeg")
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [page]]))
        let miss = await world.fetcher.file(image).miss
        #expect(miss == .wrong(reason: "the file is no picture: it begins like a web page"))
        #expect(
            miss?.sentence
                == "the file is no picture: it begins like a web page; fetched twice, and not shown")
        #expect(world.server.requests.count == 2)
        #expect(try world.names("files").isEmpty && world.names("links").isEmpty)
        #expect(world.cache.partial(image.url).size == 0)
    }

    @Test func theSecondTryMayBeBetter() async throws {
        let page = FaultReply.answer(200, "<html></html>", type: "text/html")
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [page, .picture]]))
        #expect(try world.bytes(await world.fetcher.file(image)) == MediaWorld.picture)
        #expect(world.server.requests.count == 2)
    }

    @Test(
        arguments: [
            (5003, nil, "5004 bytes instead of 5003"), (5005, nil, "the file is cut: 5004 of 5005 bytes"),
            (nil, String(repeating: "0", count: 32), "its MD5 is another"),
        ] as [(Int?, String?, String)])
    func whatIsNotAsDescribedIsRefused(_ size: Int?, _ md5: String?, _ words: String) async throws {
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [.picture]]))
        let file = MediaFile(url: "/static/face.jpg", kind: .image, size: size, md5: md5)
        let miss = await world.fetcher.file(file).miss
        #expect(miss?.sentence.contains(words) == true, "\(String(describing: miss))")
        #expect(miss?.isPassing == false)
        #expect(world.server.requests.count == 2)
        #expect(try world.names("files").isEmpty)
    }

    @Test func whatIsAsDescribedIsTaken() async throws {
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [.picture]]))
        let path = "\(world.home.path)/copy"
        try Data(MediaWorld.picture).write(to: URL(filePath: path))
        let md5 = try #require(MediaDigest.of(path)).md5
        let file = MediaFile(url: "/static/face.jpg", kind: .image, size: 5004, md5: md5.uppercased())
        #expect(try world.bytes(await world.fetcher.file(file)) == MediaWorld.picture)
        #expect(world.server.requests.count == 1)
    }

    /// Cuts the first answer, and gives the rest to whoever asks for it by its version.
    private func breakingServer() throws -> FaultServer {
        let isFirst = Mutex(true)
        return try FaultServer { request in
            let all = MediaWorld.picture
            let cuts = isFirst.withLock { first in
                defer { first = false }
                return first
            }
            if cuts {
                let head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: \(all.count)\r\n\r\n"
                return FaultReply([.send(Array(head.utf8) + all[..<2000]), .close])
            }
            let start = request.header("Range").flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
            guard start > 0, request.header("If-Range") == "\"v1\"" else { return .picture }
            let range = "Content-Range: bytes \(start)-\(all.count - 1)/\(all.count)"
            return .answer(
                206, bytes: Array(all[start...]), type: "image/jpeg", headers: ["ETag: \"v1\"", range])
        }
    }

    @Test(arguments: [false, true]) func aBrokenFetchGoesOn(_ inNextRun: Bool) async throws {
        let world = try MediaWorld(try breakingServer())
        let first = await world.fetcher.file(image)
        if let miss = first.miss {
            #expect(miss.isPassing, "\(miss)")
            #expect(world.cache.partial(image.url).size == 2000)
            #expect(world.cache.partial(image.url).validator == "\"v1\"")
            #expect(world.fetcher.progress(image.url) == 2000)
            let next = inNextRun ? try world.nextRun() : world.fetcher
            #expect(try world.bytes(await next.file(image)) == MediaWorld.picture)
        } else {
            #expect(try world.bytes(first) == MediaWorld.picture)
        }
        #expect(world.server.requests.map { $0.header("Range") } == [nil, "bytes=2000-"])
        #expect(try world.names("files").count == 1)
        #expect(try world.names("partial").allSatisfy { $0.hasSuffix(".lock") })
    }

    /// A kill asks nobody: what the next run needs is on the disk before the rest of the file is.
    @Test func whatAKillLeavesIsGoneOnWith() async throws {
        let isFirst = Mutex(true)
        let all = MediaWorld.picture
        let world = try MediaWorld(
            try FaultServer { request in
                let begins = isFirst.withLock { first in
                    defer { first = false }
                    return first
                }
                guard begins else {
                    let range = "Content-Range: bytes 2000-\(all.count - 1)/\(all.count)"
                    return .answer(
                        206, bytes: Array(all[2000...]), type: "image/jpeg", headers: ["ETag: \"v1\"", range])
                }
                let head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: \(all.count)\r\n\r\n"
                return FaultReply([.send(Array(head.utf8) + all[..<2000]), .pause(milliseconds: 5000), .close])
            })
        let (fetcher, image) = (world.fetcher, image)
        let call = Task { await fetcher.file(image) }
        while world.cache.partial(image.url).size < 2000 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(world.cache.partial(image.url).validator == "\"v1\"")
        await fetcher.close()
        _ = await call.value
        #expect(try world.bytes(await world.nextRun().file(image)) == all)
        #expect(world.server.requests.last?.header("Range") == "bytes=2000-")
        #expect(world.server.requests.last?.header("If-Range") == "\"v1\"")
    }

    @Test func whatIsGoneIsSaidToBe() async throws {
        let world = try MediaWorld(try FaultServer([:]))
        let miss = await world.fetcher.file(image).miss
        guard case .refused(.notFound) = miss else {
            Issue.record("\(String(describing: miss))")
            return
        }
        #expect(miss?.isPassing == false)
        #expect(world.server.requests.count == 1)
    }

    @Test func offlineOnlyTheCacheAnswers() async throws {
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [.picture]]))
        let offline = MediaFetcher(api: nil, cache: world.cache)
        #expect(await offline.file(image).miss == .notCached)
        #expect(MediaMiss.notCached.sentence == "not cached on this machine, and the server is not asked")
        _ = await world.fetcher.file(image)
        #expect(try world.bytes(await offline.file(image)) == MediaWorld.picture)
        #expect(await offline.reject(image.url) == false)
        #expect(world.cache.find(image.url) != nil)
    }

    @Test func whatCannotBeReadIsFetchedOnceMore() async throws {
        let world = try MediaWorld(try FaultServer(["/static/face.jpg": [.picture]]))
        _ = await world.fetcher.file(image)
        #expect(await world.fetcher.reject(image.url))
        #expect(world.cache.find(image.url) == nil)
        _ = await world.fetcher.file(image)
        #expect(await world.fetcher.reject(image.url) == false)
        #expect(world.cache.find(image.url) != nil)
        #expect(world.server.requests.count == 2)
    }

    @Test(arguments: ["partial", "files"]) func aDiskThatRefusesIsNamed(_ directory: String) async throws {
        let world = try MediaWorld(try FaultServer { _ in .picture })
        _ = await world.fetcher.file(image)
        let path = "\(world.home.path)/media/\(directory)"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        try Data().write(to: URL(filePath: path))
        let miss = await world.fetcher.file(MediaFile(url: "/static/other.jpg", kind: .image)).miss
        #expect(miss?.sentence.contains("cannot be written: check its owner and permissions") == true)
        #expect(miss?.isPassing == false)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
        #expect(try world.bytes(await world.fetcher.file(image)) == MediaWorld.picture)
        #expect(await world.fetcher.file(MediaFile(url: "/static/other.jpg", kind: .image)).miss == nil)
    }

    @Test func whoLeavesEndsTheFetchUnlessOthersWait() async throws {
        let world = try MediaWorld(try FaultServer { _ in .silence })
        let (fetcher, image) = (world.fetcher, image)
        let calls = (0..<2).map { _ in Task { await fetcher.file(image) } }
        #expect(await world.server.received(1))
        calls[0].cancel()
        calls[1].cancel()
        for call in calls { #expect(await call.value.miss == .refused(.cancelled)) }
        #expect(await world.server.sawClientLeave())
        #expect(world.server.requests.count == 1)
    }

    @Test func oneWhoStaysGetsTheFile() async throws {
        let gate = Gate()
        let world = try MediaWorld(
            try FaultServer { _ in
                gate.pass()
                return .picture
            })
        let (fetcher, image) = (world.fetcher, image)
        let leaving = Task { await fetcher.file(image) }
        #expect(await world.server.received(1))
        let staying = Task { await fetcher.file(image) }
        while await fetcher.callers(of: image.url) < 2 { try await Task.sleep(for: .milliseconds(1)) }
        leaving.cancel()
        while await fetcher.callers(of: image.url) > 1 { try await Task.sleep(for: .milliseconds(1)) }
        gate.open()
        #expect(try world.bytes(await staying.value) == MediaWorld.picture)
        #expect(world.server.requests.count == 1)
    }

    @Test func aSessionThatEndsLeavesNothing() async throws {
        let world = try MediaWorld(try FaultServer { _ in .silence })
        let (fetcher, image) = (world.fetcher, image)
        let call = Task { await fetcher.file(image) }
        #expect(await world.server.received(1))
        await fetcher.close()
        #expect(await call.value.miss == .refused(.cancelled))
        #expect(await fetcher.file(image).miss == .notCached)
        #expect(world.server.requests.count == 1)
        #expect(try world.names("files").isEmpty)
    }
}
