import ConsoleUI
import Foundation
import Synchronization

/// How far something has come, on stderr: a bar on a terminal, now and then a line where stderr is none.
final class ProgressLine: Sendable {
    private static let width = 30
    /// Seconds between two lines in a pipe; what takes less is told by its end alone.
    private static let silence = 5.0

    private let what: String
    private let isShown: Bool
    private let state: Mutex<(isDrawn: Bool, said: ContinuousClock.Instant)>

    init(what: String) {
        self.what = what
        isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        state = Mutex((false, .now))
    }

    func show(_ done: Int, of total: Int?) { show(ConsoleUI.Progress(done: done, total: total)) }

    func show(_ progress: ConsoleUI.Progress) {
        state.withLock { state in
            if isShown {
                state.isDrawn = true
                put("\r\(bar(progress))\(words(progress))\u{1b}[K")
            } else if ContinuousClock.now - state.said >= .seconds(Self.silence) {
                state.said = .now
                put("ozc: \(words(progress))\n")
            }
        }
    }

    /// Takes the bar away.
    func clear() {
        state.withLock { state in
            if state.isDrawn { put("\r\u{1b}[K") }
            state.isDrawn = false
        }
    }

    private func bar(_ progress: ConsoleUI.Progress) -> String {
        guard let total = progress.total, total > 0 else { return "" }
        let filled = min(Self.width, Self.width * progress.done / total)
        return "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: Self.width - filled))] "
    }

    private func words(_ progress: ConsoleUI.Progress) -> String {
        let count = PlainWords.count(progress.done)
        let total = progress.total.map { $0 > 0 ? " of \(PlainWords.count($0))" : "" } ?? ""
        let speed = PlainWords.speed(progress).map { ", \($0)" } ?? ""
        return "\(count)\(total) \(what)\(speed)"
    }

    private func put(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
