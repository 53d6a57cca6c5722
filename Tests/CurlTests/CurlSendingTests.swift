import Curl
import FaultServer
import Foundation
import HTTP
import Synchronization
import Testing

/// Uploads, and what is known of them on the way.
@Suite struct CurlSendingTests {
    private static func file(_ size: Int) throws -> String {
        let path = "\(NSTemporaryDirectory())ozc-\(UUID().uuidString)"
        try Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static func form(_ path: String) -> Body {
        .multipart([
            Part(name: "payload", contentType: "application/json", content: .bytes(Array("{}".utf8))),
            Part(name: "file1", fileName: "a.jpg", contentType: "image/jpeg", content: .file(path: path)),
        ])
    }

    @Test func aFileGoesOutWholeAndIsToldOnTheWay() async throws {
        let path = try Self.file(4_000_000)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = try FaultServer(["/in": [.answer(201, "{}")]])
        let told = Mutex<[(Int, Int)]>([])
        let watch = SendingWatch { sent, total in told.withLock { $0.append((sent, total)) } }
        let request = Request(.post, server.url("/in"), body: Self.form(path), watch: watch)
        #expect(try await CurlTransport().send(request).status == 201)
        let body = try #require(server.requests.first?.body)
        #expect(watch.sent == body.count)
        #expect(watch.total == body.count)
        #expect(!watch.isShort)
        let steps = told.withLock { $0 }
        #expect(steps.count > 2, "it is told more than its end")
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.0 < $1.0 })
    }

    @Test func anUploadThatIsGivenUpIsKnownToBeShort() async throws {
        let path = try Self.file(64_000_000)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let peer = try DeafPeer()
        let started = Mutex(false)
        let watch = SendingWatch { sent, _ in started.withLock { $0 = sent > 0 || $0 } }
        let request = Request(.post, "http://127.0.0.1:\(peer.port)/in", body: Self.form(path), watch: watch)
        let task = Task { await failure(of: request) }
        for _ in 0..<30_000 where !started.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        #expect(started.withLock { $0 })
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(watch.isShort, "\(watch.sent) of \(watch.total)")
    }

    @Test func aBodyThatIsCutOffIsKnownToBeShort() async throws {
        let path = try Self.file(64_000_000)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let peer = try DeafPeer()
        let watch = SendingWatch { sent, _ in if sent > 0 { peer.hangUp() } }
        let request = Request(.post, "http://127.0.0.1:\(peer.port)/in", body: Self.form(path), watch: watch)
        let error = await failure(of: request)
        #expect(error?.isPassing == true, "\(String(describing: error))")
        #expect(watch.isShort)
    }

    @Test func aFileThatIsNotThereIsNamed() async throws {
        let server = try FaultServer(["/in": [.answer(201, "{}")]])
        let request = Request(.post, server.url("/in"), body: Self.form("/nowhere/a.jpg"))
        #expect(await failure(of: request) == .unreadableFile(path: "/nowhere/a.jpg"))
        #expect(server.requests.isEmpty)
    }
}

/// Accepts a connection and reads nothing of it, so that what is sent to it soon finds no more room.
private final class DeafPeer: Sendable {
    let port: Int
    private let listener: Int32
    private let hasHungUp = Mutex(false)

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) == 0 && listen(listener, 1) == 0
                    && getsockname(listener, pointer, &size) == 0
            }
        }
        guard status else { throw CocoaError(.featureUnsupported) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(listener) }

    /// Ends the connection with all that it has not read, which resets it.
    func hangUp() {
        hasHungUp.withLock { hasHungUp in
            guard !hasHungUp else { return }
            hasHungUp = true
            close(accept(listener, nil, nil))
        }
    }
}
