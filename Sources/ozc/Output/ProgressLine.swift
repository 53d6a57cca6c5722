import ConsoleUI
import Foundation
import Synchronization

/// A bar on stderr while something takes its time; nothing at all where stderr is no terminal.
final class ProgressLine: Sendable {
    private static let width = 30

    private let what: String
    private let isShown: Bool
    private let isDrawn = Mutex(false)

    init(what: String) {
        self.what = what
        isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    func show(_ done: Int, of total: Int?) {
        guard isShown else { return }
        isDrawn.withLock { isDrawn in
            isDrawn = true
            put("\r\(text(done, total))\u{1b}[K")
        }
    }

    /// Takes the bar away.
    func clear() {
        isDrawn.withLock { isDrawn in
            if isDrawn { put("\r\u{1b}[K") }
            isDrawn = false
        }
    }

    private func text(_ done: Int, _ total: Int?) -> String {
        let count = PlainWords.count(done)
        guard let total, total > 0 else { return "\(count) \(what)" }
        let filled = min(Self.width, Self.width * done / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
        return "[\(bar)] \(count) of \(PlainWords.count(total)) \(what)"
    }

    private func put(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
