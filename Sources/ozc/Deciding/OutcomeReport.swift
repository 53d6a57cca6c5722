import ConsoleUI
import OzModel
import Store
import Synchronization

/// Writes the outcomes in the order of the decisions, each as soon as it and all before it are known.
final class OutcomeReport: Sendable {
    private struct Content {
        var writer: RecordWriter<Outcome>
        let output: StandardOutput
        /// By operation; nil while it is not known.
        var waiting: [(operation: String?, outcome: Outcome?)]
        var written: [Outcome] = []
        var trouble: (any Error)?
    }

    private let content: Mutex<Content>
    private let progress: ProgressLine
    private let takesOthers: Bool

    /// - Parameters:
    ///   - waiting: the decisions that are queued, by operation, and those that were refused.
    ///   - takesOthers: whether decisions that come to an end besides these are written too.
    init(
        _ format: OutputFormat, _ waiting: [(operation: String?, outcome: Outcome?)], takesOthers: Bool,
        _ progress: ProgressLine
    ) throws {
        // Nobody may read of it any more: what was confirmed is sent all the same.
        let output = StandardOutput(endsWithReader: false)
        let writer = RecordWriter(Outcome.shape, format, to: output)
        try writer.begin()
        content = Mutex(Content(writer: writer, output: output, waiting: waiting))
        self.progress = progress
        self.takesOthers = takesOthers
    }

    /// Notes how a decision ended.
    func settle(_ row: OutboxRow) {
        content.withLock { content in
            let index = content.waiting.firstIndex { $0.operation == row.operation }
            if let index {
                content.waiting[index].outcome = Outcome(row)
            } else if takesOthers {
                content.waiting.append((row.operation, Outcome(row)))
            }
            Self.write(&content, progress)
        }
    }

    /// Writes what is still open as the ledger has it, and the end.
    ///
    /// - Returns: all outcomes.
    /// - Throws: what kept the output from being written.
    func end(_ ledger: LedgerReader) throws -> [Outcome] {
        try content.withLock { content in
            for (index, entry) in content.waiting.enumerated() where entry.outcome == nil {
                guard let operation = entry.operation, let row = try ledger.row(operation) else { continue }
                content.waiting[index].outcome = Outcome(row)
            }
            Self.write(&content, progress)
            progress.clear()
            if let trouble = content.trouble { throw trouble }
            try content.writer.end()
            return content.written
        }
    }

    private static func write(_ content: inout Content, _ progress: ProgressLine) {
        do {
            while let outcome = content.waiting.first?.outcome {
                content.waiting.removeFirst()
                content.written.append(outcome)
                try content.writer.add(outcome)
            }
            progress.clear()
            try content.output.flush()
        } catch {
            content.trouble = content.trouble ?? error
        }
    }
}
