import HTTP
import Synchronization

/// What lies between a console and the server's good answers; it outlives the console.
final class Weather: Sendable {
    /// What happens to one request in place of a good answer.
    enum Fault: Sendable {
        /// The server answers 500 and does nothing.
        case serverError
        /// What stands before the server answers 502 with its page, and the server does nothing.
        case badGateway
        /// The connection ends before the server has read anything.
        case cutBefore
        /// The server does it, and the connection ends in place of an answer.
        case cutAfter
        /// The server does it and answers 500.
        case errorAfter
        /// The server does it, and what comes back is no answer of it.
        case garbageAfter
        /// The server does not allow it.
        case forbidden
        case throttled
        case sessionEnded
    }

    private struct State {
        var isOnline = true
        var faults: [HTTP.Method: [Fault]] = [:]
        var before: [HTTP.Method: @Sendable () async -> Void] = [:]
    }

    private let state = Mutex(State())

    var isOnline: Bool {
        get { state.withLock { $0.isOnline } }
        set { state.withLock { $0.isOnline = newValue } }
    }

    func fail(_ method: HTTP.Method, _ fault: Fault) { state.withLock { $0.faults[method, default: []].append(fault) } }

    /// Runs once, just before the next request of a method goes out.
    func before(_ method: HTTP.Method, _ work: @escaping @Sendable () async -> Void) {
        state.withLock { $0.before[method] = work }
    }

    /// The server and the network are in order from now on.
    func clear() { state.withLock { $0 = State() } }

    /// One request on its way.
    func send(_ request: Request, over network: any Transport) async throws(TransportError) -> Response {
        let (isOnline, work, fault) = state.withLock { state in
            guard state.isOnline else { return (false, nil as (@Sendable () async -> Void)?, nil as Fault?) }
            let fault = state.faults[request.method].flatMap(\.first)
            if fault != nil { state.faults[request.method]?.removeFirst() }
            return (true, state.before.removeValue(forKey: request.method), fault)
        }
        guard isOnline else { throw .refused(host: "127.0.0.1", port: 1) }
        await work?()
        switch fault {
        case nil: return try await network.send(request)
        case .serverError: return Response(status: 500, body: Array(#"{"error_code": 3, "error_message": "x"}"#.utf8))
        case .badGateway: return Response(status: 502, body: Array("<html>502</html>".utf8))
        case .forbidden: return Response(status: 403, body: Array(#"{"error_code": 4, "error_message": "x"}"#.utf8))
        case .throttled: return Response(status: 429, headers: [Header("Retry-After", "30")], body: Array("{}".utf8))
        case .sessionEnded: return Response(status: 401, body: Array(#"{"error_code": 1, "error_message": "x"}"#.utf8))
        case .cutBefore: throw .cut(received: 0)
        case .cutAfter:
            _ = try await network.send(request)
            throw .cut(received: 0)
        case .errorAfter:
            _ = try await network.send(request)
            return Response(status: 500, body: Array("oops".utf8))
        case .garbageAfter:
            _ = try await network.send(request)
            return Response(status: 200, body: Array("<html>welcome</html>".utf8))
        }
    }
}
