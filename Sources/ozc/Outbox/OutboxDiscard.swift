import ArgumentParser
import Foundation
import OzModel
import Store

/// Gives decisions up.
struct OutboxDiscard: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Give up decisions that wait, were refused for review or have failed.",
        discussion: """
            The server is not asked. A decision that is being sent, or waits after it may have arrived, cannot be given \
            up: ozc outbox send finds out what became of it. One that has failed can, and the audit keeps the doubt.
            """)

    static let logName = "outbox discard"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Operations, or their beginnings.", valueName: "operation")) var operations: [String]
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() throws {
        let authority = try Authority(Lookup(global))
        let rows = try Operations.rows(operations, authority)
        let dropped = try authority.ledger.discard(
            rows.map(\.operation), owner: authority.owner, now: Date().timeIntervalSince1970)
        let delivery = try Delivery(
            authority, waiting: rows.map { ($0.operation, nil) }, format: format ?? .standard)
        let outcomes = try delivery.end()
        let left = outcomes.filter { !dropped.contains($0.operation ?? "") }
        for outcome in left { note("ozc: \(outcome.operation?.prefix(8) ?? "") \(Self.reason(outcome))") }
        guard !left.isEmpty else { return note("ozc: \(Account(outcomes).sentence)") }
        throw Failure(dropped.isEmpty ? .failed : .partly, "\(left.count) of \(outcomes.count) could not be given up")
    }

    private static func reason(_ outcome: Outcome) -> String {
        switch outcome.state {
        case .queued, .sending: "may have reached the server: ozc outbox send finds out"
        case .accepted: "is accepted: the record stands"
        case .dropped: "was taken back already"
        case .draft, .refused, .failed, nil: "could not be given up"
        }
    }
}
