import HTTP
import Synchronization

/// A server that is a list of answers, used up from the front, or a function; remembers every request.
final class ScriptedTransport: Transport {
    typealias Script = @Sendable (Request) async -> Result<Response, TransportError>

    private let script: Script
    private let log = Mutex<[Request]>([])

    init(script: @escaping Script) {
        self.script = script
    }

    /// After the last answer every request fails with `.other`, which is never tried again.
    convenience init(_ answers: [Result<Response, TransportError>]) {
        let queue = Mutex(answers)
        self.init { _ in
            queue.withLock { queue in
                queue.isEmpty ? .failure(.other(code: 0, text: "the script has ended")) : queue.removeFirst()
            }
        }
    }

    var requests: [Request] { log.withLock { $0 } }

    func send(_ request: Request) async throws(TransportError) -> Response {
        log.withLock { $0.append(request) }
        return try await script(request).get()
    }
}

extension Result<Response, TransportError> {
    static func answer(_ status: Int, _ body: String, _ headers: [Header] = []) -> Self {
        .success(Response(status: status, headers: headers, body: Array(body.utf8)))
    }

    static func fixture(_ name: String, status: Int = 200) throws -> Self {
        .success(Response(status: status, body: try Fixture.bytes(name)))
    }

    static let expired = answer(401, #"{"error_code": 8, "error_message": "Token has expired.", "details": null}"#)
}
