import ConsoleUI
import OzModel
import Sync

/// Tells what came of changes, and leaves with the code that they stand for.
struct ChangeReport {
    let format: OutputFormat
    let isQuiet: Bool
    let resource: Resource

    /// - Throws: `Failure` unless all were made; with 6 where only some were.
    func leave(_ results: [ChangeResult]) throws {
        try write(results)
        let failed = results.filter { !$0.isDone }
        guard let first = failed.first else { return tell(results) }
        if results.count == 1 {
            throw ChangeResult.failure(first.outcome, first.change)
        }
        let counts = "\(PlainWords.count(results.count - failed.count)) of \(PlainWords.count(results.count)) done"
        let isAlike = failed.count == results.count && Set(failed.map(\.code)).count == 1
        throw Failure(isAlike ? first.code : .partly, "\(counts); \(first.outcome.sentence(first.change))")
    }

    func write(_ results: [ChangeResult]) throws {
        let output = StandardOutput(endsWithReader: false)
        if isQuiet {
            for id in results.filter({ $0.isDone || $0.code == .partly }).compactMap(\.id) { try output.line(id) }
        } else {
            var writer = RecordWriter(ChangeResult.shape(resource), format, to: output)
            try writer.begin()
            for result in results { try writer.add(result) }
            try writer.end()
        }
        try output.flush()
    }

    private func tell(_ results: [ChangeResult]) {
        if results.count == 1 {
            note("ozc: \(results[0].outcome.sentence(results[0].change))")
        } else {
            note("ozc: \(PlainWords.count(results.count)) changes done")
        }
    }
}
