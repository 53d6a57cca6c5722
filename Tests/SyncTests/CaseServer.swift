import Foundation
import HTTP
import Synchronization

/// A server of analyses that takes decisions, and fails in the way a test asks for.
final class CaseServer: Transport {
    /// An analysis as the server has it.
    struct Case: Sendable, Equatable {
        var verdict = "OPERATOR_REQUIRED"
        var decided: String?
        var comment: String?
        var updated = 10.0
    }

    /// What happens to one request in place of a good answer.
    enum Fault: Sendable {
        /// This answer, and nothing done.
        case answer(Int, String = "{}", headers: [String: String] = [:])
        /// No answer, and nothing done.
        case lost(TransportError)
        /// Done, and this answer.
        case done(Int, String)
        /// Done, and no answer.
        case doneAndLost(TransportError)
        /// Waits until the caller gives up; nothing done.
        case silence
    }

    struct Asked: Sendable, Equatable, CustomStringConvertible {
        let method: HTTP.Method
        let path: String

        var description: String { "\(method.rawValue) \(path)" }
    }

    private struct State {
        var cases: [String: Case] = [:]
        var faults: [HTTP.Method: [Fault]] = [:]
        var asked: [Asked] = []
        var decided: [String] = []
        var bodies: [String] = []
        var before: [HTTP.Method: @Sendable (CaseServer) -> Void] = [:]
        var clock = 100.0
    }

    /// What was asked for, as it comes.
    let questions: AsyncStream<Asked>
    private let told: AsyncStream<Asked>.Continuation
    private let state = Mutex(State())

    init() { (questions, told) = AsyncStream<Asked>.makeStream() }

    var asked: [Asked] { state.withLock { $0.asked } }
    var patches: [Asked] { asked.filter { $0.method == .patch } }
    /// The analyses that were decided here, in that order; one that stands twice was decided twice.
    var decided: [String] { state.withLock { $0.decided } }
    var bodies: [String] { state.withLock { $0.bodies } }

    subscript(id: String) -> Case? {
        get { state.withLock { $0.cases[id] } }
        set { state.withLock { $0.cases[id] = newValue } }
    }

    /// The next requests of a method meet these, one each.
    func fail(_ method: HTTP.Method, _ faults: Fault...) {
        state.withLock { $0.faults[method, default: []] += faults }
    }

    /// Runs once, just before the next request of a method is dealt with.
    func before(_ method: HTTP.Method, _ work: @escaping @Sendable (CaseServer) -> Void) {
        state.withLock { $0.before[method] = work }
    }

    /// Somebody else's decision.
    func decide(_ id: String, _ verdict: String, comment: String? = nil) {
        state.withLock { Self.decide(id, verdict, comment, &$0) }
    }

    /// A change that leaves the verdict alone.
    func touch(_ id: String) { state.withLock { $0.cases[id]?.updated += 0.000_001 } }

    /// An analysis as the server writes it.
    func json(_ id: String) -> String { state.withLock { Self.json(id, $0) } }

    func send(_ request: Request) async throws(TransportError) -> Response {
        if Task.isCancelled { throw .cancelled }
        let path = request.url.split(separator: "?")[0].components(separatedBy: "/api/").last ?? ""
        let asked = Asked(method: request.method, path: path)
        let (work, fault) = state.withLock { state in
            state.asked.append(asked)
            let fault = state.faults[asked.method].flatMap(\.first)
            if fault != nil { state.faults[asked.method]?.removeFirst() }
            return (state.before.removeValue(forKey: asked.method), fault)
        }
        work?(self)
        told.yield(asked)
        switch fault {
        case .silence:
            // Whoever waits is cancelled, or the test's own time limit ends it.
            try? await Task.sleep(for: .seconds(600))
            throw .cancelled
        case .lost(let error): throw error
        case .answer(let status, let body, let headers): return Self.response(status, body, headers)
        case .done(let status, let body):
            _ = answer(asked, request.body)
            return Self.response(status, body)
        case .doneAndLost(let error):
            _ = answer(asked, request.body)
            throw error
        case nil: return answer(asked, request.body)
        }
    }

    private func answer(_ asked: Asked, _ body: HTTP.Body) -> Response {
        state.withLock { state in
            let parts = asked.path.split(separator: "/").map(String.init)
            let id = parts.last ?? ""
            if parts.first == "folders" { return Self.folder(id, state) }
            guard state.cases[id] != nil else {
                return Self.response(404, #"{"error_code": 10, "error_message": "Object not exist"}"#)
            }
            if asked.method == .patch, case .bytes(let bytes) = body {
                state.bodies.append(String(decoding: bytes, as: UTF8.self))
                let fields = try? JSONDecoder().decode([String: String].self, from: Data(bytes))
                Self.decide(id, fields?["resolution_operator"] ?? "", fields?["resolution_comment"], &state)
                state.decided.append(id)
            }
            return Self.response(200, Self.json(id, state))
        }
    }

    private static func decide(_ id: String, _ verdict: String, _ comment: String?, _ state: inout State) {
        state.clock += 1
        state.cases[id] = Case(verdict: verdict, decided: verdict, comment: comment, updated: state.clock)
    }

    /// The order `f-7` has the analysis `a-7`, and is gone with it.
    private static func folder(_ id: String, _ state: State) -> Response {
        let analysis = id.replacing("f-", with: "a-")
        guard let it = state.cases[analysis] else {
            return response(404, #"{"error_code": 10, "error_message": "Object not exist"}"#)
        }
        return response(
            200,
            """
            {"folder_id": "\(id)", "time_created": 1, "time_updated": \(it.updated), "resolution_status": "FINISHED", \
            "system_resolution": "\(it.verdict)", "analyses": [\(json(analysis, state))]}
            """)
    }

    private static func json(_ id: String, _ state: State) -> String {
        guard let it = state.cases[id] else { return "null" }
        func text(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
        return """
            {"analyse_id": "\(id)", "folder_id": "\(id.replacing("a-", with: "f-"))", "time_created": 1, \
            "time_updated": \(it.updated), "type": "QUALITY", "state": "FINISHED", \
            "resolution_status": "\(it.verdict)", "resolution_operator": \(text(it.decided)), \
            "resolution_comment": \(text(it.comment))}
            """
    }

    private static func response(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Response {
        Response(
            status: status,
            headers: [Header("Content-Type", "application/json; charset=utf8")]
                + headers.map { Header($0.key, $0.value) },
            body: Array(body.utf8))
    }
}
