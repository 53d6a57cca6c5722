import ArgumentParser
import Foundation
import OzModel
import Store

/// Queues decisions anew and sends them.
struct OutboxRetry: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Send decisions again that have failed or were refused for review.",
        discussion: """
            A decision that was refused for review needs --send-anyway: it is sent against the state that the server \
            had when it was refused, and overwrites that. If the case has changed once more since, it is refused again.

            Writes and leaves as ozc analyses decide does.
            """)

    static let logName = "outbox retry"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Operations, or their beginnings.", valueName: "operation"))
    var operations: [String] = []
    @Flag(help: "All that have failed; with --send-anyway also all that were refused.") var all = false
    @Flag(help: "Send what was refused for review, over what the server had then.") var sendAnyway = false
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func validate() throws {
        guard all == operations.isEmpty else { throw ValidationError("Name operations, or --all of them.") }
    }

    func run() async throws {
        let authority = try Authority(Lookup(global))
        try authority.check()
        let rows = try all ? self.rows(authority) : Operations.rows(operations, authority)
        try check(rows)
        guard !rows.isEmpty else { return note("ozc: nothing to send again") }
        for row in rows where row.state == .refused {
            let state = row.found.map { Verdict(wire: $0.verdict).words } ?? "another state"
            let (what, name) = (row.decision.object, row.operation.prefix(8))
            note("ozc: \(name), \(what): sent over \(state), which the server had when it was refused")
        }
        let now = Date().timeIntervalSince1970
        let again = try authority.ledger.retry(rows.map(\.operation), owner: authority.owner, now: now)
        let delivery = try Delivery(
            authority, waiting: again.map { ($0, nil) }, format: format ?? .standard)
        guard !global.offline else {
            return try Account(try delivery.end()).leave(.done) { $0.state == .queued }
        }
        let end = try await delivery.run(again)
        try Account(try delivery.end()).leave(end) { $0.state == .accepted }
    }

    /// All that can be: of several about one case only the newest, since it is the last word.
    private func rows(_ authority: Authority) throws -> [OutboxRow] {
        let states: [OutboxState] = sendAnyway ? [.failed, .refused] : [.failed]
        let reader = authority.ledger.reader
        let own = try reader.rows([.failed, .refused, .queued, .sending], limit: .max).filter {
            $0.owner.isSame(as: authority.owner)
        }
        var newest: [String: Int64] = [:]
        for row in own { newest[row.decision.analysisID.rawValue] = row.seq }
        let rows = own.filter { states.contains($0.state) }
        let last = rows.filter { newest[$0.decision.analysisID.rawValue] == $0.seq }
        if last.count < rows.count {
            note("ozc: \(rows.count - last.count) left out: there is a later decision about the same case")
        }
        let refused = own.filter { $0.state == .refused }.count
        if !sendAnyway, refused > 0 {
            note("ozc: \(refused) refused for review left out: --send-anyway sends those too")
        }
        return last
    }

    private func check(_ rows: [OutboxRow]) throws {
        for row in rows {
            let name = row.operation.prefix(8)
            guard row.state.needsAnswer else {
                throw Failure(.failed, "\(name) is \(row.state.words): there is nothing to send again")
            }
            guard row.state == .failed || sendAnyway else {
                let why = row.answer ?? "the case had changed"
                throw Failure(.usage, "\(name) was refused for review: \(why); --send-anyway sends it all the same")
            }
        }
    }
}
