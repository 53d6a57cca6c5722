import Glibc
import Synchronization

/// The threads of a server and what they share; kept alive by them, told to end by `stop`.
final class FaultCore: Sendable {
    private struct State {
        var requests: [FaultRequest] = []
        var connections = 0
        var open = 0
        var hasLostClient = false
        var isStopped = false
        var isListening = true
    }

    private let listener: Int32
    private let greeting: [UInt8]?
    private let script: FaultServer.Script
    private let state = Mutex(State())

    init(listener: Int32, greeting: [UInt8]? = nil, script: @escaping FaultServer.Script) {
        self.greeting = greeting
        self.listener = listener
        self.script = script
    }

    var requests: [FaultRequest] { state.withLock { $0.requests } }
    var hasLostClient: Bool { state.withLock { $0.hasLostClient } }
    private var isStopped: Bool { state.withLock { $0.isStopped } }

    func start() throws {
        let status = FaultThread.run { self.accept() }
        guard status == 0 else {
            close(listener)
            throw FaultServerError.noThread(errno: status)
        }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
    }

    /// Returns when port and connections are closed, after two seconds at the latest.
    func waitUntilClosed() {
        for _ in 0..<2000 {
            if state.withLock({ !$0.isListening && $0.open == 0 }) { return }
            usleep(1000)
        }
    }

    private func accept() {
        defer {
            close(listener)
            state.withLock { $0.isListening = false }
        }
        while !isStopped {
            guard FaultSocket.isReadable(listener, milliseconds: 20) else { continue }
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { continue }
            let number = state.withLock { state in
                state.connections += 1
                state.open += 1
                return state.open <= 64 ? state.connections : 0
            }
            guard number > 0, FaultThread.run({ self.serve(descriptor, number) }) == 0 else {
                close(descriptor)
                state.withLock { $0.open -= 1 }
                continue
            }
        }
    }

    private func serve(_ descriptor: Int32, _ number: Int) {
        defer {
            close(descriptor)
            state.withLock { $0.open -= 1 }
        }
        // Small answers must not wait for the client's acknowledgement.
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        if let greeting {
            // What the client says is read before the end, or the kernel would throw the greeting away with a reset.
            let first = FaultSocket.isReadable(descriptor, milliseconds: 1000) ? FaultSocket.read(descriptor) : []
            let request = FaultRequest(method: "", target: "", headers: [], body: first, connection: number)
            state.withLock { $0.requests.append(request) }
            _ = FaultSocket.write(greeting, to: descriptor)
            return
        }
        var reader = FaultReader(connection: number)
        while !isStopped {
            if let request = reader.next() {
                state.withLock { $0.requests.append(request) }
                guard perform(script(request).steps, on: descriptor) else { return }
                continue
            }
            guard FaultSocket.isReadable(descriptor, milliseconds: 20) else { continue }
            let bytes = FaultSocket.read(descriptor)
            guard !bytes.isEmpty, reader.append(bytes) else { return }
        }
    }

    /// False when the connection is over.
    private func perform(_ steps: [FaultReply.Step], on descriptor: Int32) -> Bool {
        for step in steps {
            switch step {
            case .send(let bytes): guard FaultSocket.write(bytes, to: descriptor) else { return false }
            case .pause(let milliseconds): guard wait(milliseconds, on: descriptor) else { return false }
            case .silence:
                _ = wait(nil, on: descriptor)
                return false
            case .close: return false
            }
        }
        return true
    }

    /// Waits so long, or for ever; false when the client left or the server was stopped.
    private func wait(_ milliseconds: Int?, on descriptor: Int32) -> Bool {
        var left = milliseconds ?? Int.max
        while left > 0 {
            let step = min(left, 20)
            // Readable during an answer means that the client has closed.
            if FaultSocket.isReadable(descriptor, milliseconds: step) {
                state.withLock { $0.hasLostClient = true }
                return false
            }
            if isStopped { return false }
            left -= step
        }
        return true
    }
}
