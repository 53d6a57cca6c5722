import Foundation
import Synchronization

/// Asks another program for scores, on threads of their own; the program lives on from one question to the next.
final class ExternalEngine: Sendable {
    static let name = "external"
    /// Tries of one question, where the program dies (reference, section 13).
    static let tries = 7

    private let command: String
    private let timeout: Double
    private let retryStep: Double
    /// Programs that wait for a question.
    private let idle = Mutex<[EngineProcess]>([])

    init(command: String, timeout: Double, retryStep: Double) {
        self.command = command
        self.timeout = timeout
        self.retryStep = retryStep
        // A program that dies while it is written to must not end this one.
        signal(SIGPIPE, SIG_IGN)
    }

    func examine(_ inquiry: Inquiry) async -> Findings {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let begin = Date()
                var findings = self.ask(inquiry, until: begin + self.timeout)
                findings.duration = Int(Date().timeIntervalSince(begin) * 1_000)
                continuation.resume(returning: findings)
            }
        }
    }

    private func ask(_ inquiry: Inquiry, until deadline: Date) -> Findings {
        guard let folder = try? MediaFolder(inquiry.files) else { return Self.failed("media cannot be written") }
        defer { folder.remove() }
        let line = inquiry.line(paths: folder.files).bytes
        for _ in 0..<Self.tries {
            let waiting = idle.withLock { $0.popLast() }
            do throws(EngineProcess.Trouble) {
                let process = if let waiting { waiting } else { try EngineProcess(command: command) }
                let bytes = try process.ask(line, until: deadline)
                guard let answer = try? JSON(parsing: bytes),
                    let findings = try? EngineAnswer(inquiry: inquiry, answer: answer).findings()
                else { return Self.failed("malformed answer") }
                idle.withLock { $0.append(process) }
                return findings
            } catch {
                switch error {
                // One that died while it waited says nothing about the question.
                case .died: if waiting == nil { Thread.sleep(until: min(deadline, Date() + retryStep)) }
                case .late: return Self.failed("no answer in time")
                case .tooLong: return Self.failed("answer is too long")
                }
            }
        }
        return Self.failed("not available")
    }

    /// [I] The words; 11 is the number of a failed external service (reference, section 3).
    private static func failed(_ reason: String) -> Findings { .failed(11, "External service failed: \(reason)") }
}
