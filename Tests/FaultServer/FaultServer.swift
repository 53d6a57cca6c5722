import Glibc
import Synchronization

/// A small HTTP server on 127.0.0.1 that does what a script says, good or bad, and remembers every request.
///
/// A thread per connection, at most 64 at once; all end with `stop()` or with the server.
public final class FaultServer: Sendable {
    /// Chooses a reply; called on the connection's thread.
    public typealias Script = @Sendable (FaultRequest) -> FaultReply

    /// The free port that was found.
    public let port: Int
    private let core: FaultCore

    /// Listens on a free port of 127.0.0.1.
    public init(script: @escaping Script) throws {
        let listener = try FaultSocket.listening()
        port = listener.port
        core = FaultCore(listener: listener.socket, script: script)
        try core.start()
    }

    /// Answers the first bytes of each connection, whatever they are, with `greeting`, and closes it.
    ///
    /// Those first bytes are the body of a request without a method.
    public init(greeting: String) throws {
        let listener = try FaultSocket.listening()
        port = listener.port
        core = FaultCore(listener: listener.socket, greeting: Array(greeting.utf8)) { _ in .hangUp }
        try core.start()
    }

    /// As `init(script:)` with replies by path, used up from the front; the last one of a path stays. Others get a 404.
    public convenience init(_ replies: [String: [FaultReply]]) throws {
        let queue = Mutex(replies)
        try self.init { request in
            queue.withLock { queue in
                guard let waiting = queue[request.path], let first = waiting.first else {
                    let body = #"{"error_code": 10, "error_message": "Object not exist", "details": null}"#
                    return .answer(404, body)
                }
                if waiting.count > 1 { queue[request.path] = Array(waiting.dropFirst()) }
                return first
            }
        }
    }

    deinit {
        core.stop()
    }

    /// `http://127.0.0.1:port` and `path`.
    public func url(_ path: String = "") -> String {
        "http://127.0.0.1:\(port)\(path)"
    }

    /// Every request read so far, oldest first.
    public var requests: [FaultRequest] { core.requests }

    /// Waits until at least `count` requests came; false after `seconds`.
    public func received(_ count: Int, within seconds: Int = 10) async -> Bool {
        for _ in 0..<seconds * 200 {
            if core.requests.count >= count { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    /// Waits until a client has left a connection that was waiting in silence; false after `seconds`.
    public func sawClientLeave(within seconds: Int = 10) async -> Bool {
        for _ in 0..<seconds * 200 {
            if core.hasLostClient { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    /// Closes the port and every connection, and returns when that is done (at most some 50 ms later).
    public func stop() {
        core.stop()
        core.waitUntilClosed()
    }
}
