import HTTP
import Synchronization

/// A fake server whose backward pages wait, from one of them on, until a test lets them go on.
final class Gate: Transport {
    private struct State {
        var asked: [Question] = []
        var isHeld = false
        var isOpen = false
    }

    private let server: FakeServer
    private let held: Int
    private let state = Mutex(State())

    /// - Parameter held: the first backward page (counted from 0) that waits.
    init(_ server: FakeServer, holding held: Int) {
        self.server = server
        self.held = held
    }

    /// What was asked, in its order, whether or not it was answered.
    var asked: [Question] { state.withLock { $0.asked } }
    var looks: [String] { asked.compactMap { $0.query["folder_id"] } }

    func open() { state.withLock { $0.isOpen = true } }

    /// Waits until a page waits; the test's own time limit ends a wait in vain.
    func holds() async throws {
        while !state.withLock({ $0.isHeld }) { try await Task.sleep(for: .milliseconds(2)) }
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let question = Question(url: request.url)
        let isBack = question.isBackward
        let number = state.withLock { state in
            state.asked.append(question)
            return state.asked.filter(\.isBackward).count - 1
        }
        if isBack, number >= held { await waitUntilOpen() }
        return try await server.send(request)
    }

    private func waitUntilOpen() async {
        state.withLock { $0.isHeld = true }
        while !state.withLock({ $0.isOpen }) {
            // Cancelled with its test; then nobody waits for the answer.
            guard (try? await Task.sleep(for: .milliseconds(2))) != nil else { return }
        }
    }
}

extension Question {
    /// Whether it asks for the next page of the first sync.
    var isBackward: Bool { query["sorting"] == "time_created{desc}" }
}
