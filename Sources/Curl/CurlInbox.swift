import CCurl
import Synchronization

/// Commands on their way to the libcurl thread, and the bell that wakes it.
final class CurlInbox: Sendable {
    private struct State {
        var commands: [CurlCommand] = []
        /// Address of the `CURLM`, kept as a number: it is only rung here, under the lock, while the thread keeps it alive.
        var multi: UInt?
        var closed = false
    }

    private let state = Mutex(State())

    /// Adds a command and wakes the thread; false when the thread has ended and will never read it.
    func post(_ command: CurlCommand) -> Bool {
        state.withLock { state in
            guard !state.closed else { return false }
            state.commands.append(command)
            if let address = state.multi {
                // The one call of libcurl that may come from any thread.
                curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: address))
            }
            return true
        }
    }

    /// From now on `post` rings this multi handle.
    func attach(_ multi: UnsafeMutableRawPointer) {
        state.withLock { $0.multi = UInt(bitPattern: multi) }
    }

    /// Takes what has come, oldest first.
    func take() -> [CurlCommand] {
        state.withLock { state in
            defer { state.commands.removeAll() }
            return state.commands
        }
    }

    /// Refuses commands from now on, forgets the multi handle and returns what was never read.
    func shut() -> [CurlCommand] {
        state.withLock { state in
            state.closed = true
            state.multi = nil
            defer { state.commands.removeAll() }
            return state.commands
        }
    }
}
