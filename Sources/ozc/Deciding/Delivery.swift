import Store

/// Sends decisions that are queued and writes their outcomes meanwhile; ^c ends it between two of them.
struct Delivery {
    private let sending: Sending
    private let report: OutcomeReport
    private let progress: ProgressLine

    /// - Parameter takesOthers: whether decisions that come to an end besides these are written too.
    init(
        _ authority: Authority, waiting: [(operation: String?, outcome: Outcome?)], takesOthers: Bool = false,
        format: OutputFormat
    ) throws {
        let progress = ProgressLine(what: "decisions")
        let report = try OutcomeReport(format, waiting, takesOthers: takesOthers, progress)
        let (total, done) = (waiting.count, Tally())
        self.progress = progress
        self.report = report
        sending = try Sending(authority) { row in
            report.settle(row)
            done.add(1)
            if total > 1 { progress.show(done.value, of: max(done.value, total)) }
        }
    }

    /// Sends until these operations have come to an end, or something is in the way; nil: once what is due now.
    func run(_ operations: [String]?) async throws -> Sending.End {
        let (sending, progress) = (sending, progress)
        Interrupt.hears {
            progress.clear()
            note("ozc: what is on its way is awaited, nothing else is sent; ^c again leaves at once")
            sending.endSoon()
        }
        let end = try await sending.run(operations)
        Interrupt.leavesAtOnce()
        return end
    }

    /// Writes what is still open, and says what else was sent: whatever waited before goes first.
    ///
    /// - Returns: all outcomes.
    func end() throws -> [Outcome] {
        let outcomes = try report.end(sending.authority.ledger.reader)
        let others = sending.settled.filter { row in !outcomes.contains { $0.operation == row.operation } }
        if !others.isEmpty {
            note("ozc: what waited before was sent too: \(Account(others.map(Outcome.init)).sentence)")
        }
        return outcomes
    }
}
