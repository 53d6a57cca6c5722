import ArgumentParser
import Foundation
import OzModel
import Store

/// `ozc analyses decide`: into the ledger first, then to the server.
struct DecideCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Approve or decline analyses.",
        discussion: """
            The first letters of an id are enough, as in show. With -, or without any id in a pipe, ids are read from \
            standard input, one a line: ozc analyses list --columns analyse_id | … | ozc analyses decide --approve

            Every analysis is read from the server first. The decisions are kept in the ledger before any is sent, and \
            a case that is not what this console showed last is refused for review, not overwritten: see ozc outbox. \
            With --offline they only wait there; ozc sync or ozc outbox send sends them.

            Fields: operation, analyse_id, folder_id, type, decision, state, answer. States: accepted, refused (for \
            review), failed, queued, and refused here for what was not even queued.

            Exit codes: 0 all accepted, or queued with --offline; 6 part of them; 1 none; 3 server not reachable, what \
            could be queued waits; 4 not allowed; 5 an id is unknown and nothing was decided.
            """)

    static let logName = "analyses decide"

    /// What is decided.
    enum Choice: String, EnumerableFlag {
        case approve, decline

        var verdict: Verdict { self == .approve ? .success : .declined }

        static func help(for value: Choice) -> ArgumentHelp? {
            value == .approve ? "Decide for SUCCESS." : "Decide for DECLINED."
        }
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Ids, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @Flag(exclusivity: .exclusive) var choice: Choice
    @Option(help: ArgumentHelp("One of review.reasons of the configuration.", valueName: "reason"))
    var reason: String?
    @Option(help: ArgumentHelp("In your own words.", valueName: "text")) var comment: String?
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() async throws {
        let lookup = try Lookup(global)
        let remark = try Remark(reason: reason, comment: comment, for: choice.verdict, lookup.workplace.settings)
        let authority = try Authority(lookup)
        try authority.check()
        var ids: [String] = []
        for id in try IDList.read(self.ids).map({ try lookup.resolve($0, of: .analyses) }) where !ids.contains(id) {
            ids.append(id)
        }
        let reading = try await read(ids, authority)
        let queue = DecisionQueue(authority: authority, verdict: choice.verdict, remark: remark)
        let entries = try queue.confirm(reading.cases)
        try await send(entries, reading.offline, authority)
    }

    private func read(_ ids: [String], _ authority: Authority) async throws -> CaseReading {
        let isOffline = global.offline
        if isOffline { note("ozc: offline: \(authority.lookup.age)") }
        let reading = try await Interrupt.cancelling {
            try await CaseReading.read(ids, authority, isOffline: isOffline, ProgressLine(what: "cases read"))
        }
        Interrupt.leavesAtOnce()
        if let offline = reading.offline { note("ozc: \(offline); this goes by what is cached") }
        return reading
    }

    private func send(_ entries: [DecisionQueue.Entry], _ offline: String?, _ authority: Authority) async throws {
        let operations = entries.compactMap(\.operation)
        let delivery = try Delivery(
            authority, waiting: entries.map { ($0.operation, $0.refusal) }, format: format ?? .standard)
        if global.offline || operations.isEmpty || offline != nil {
            let end = offline.map { Sending.End.offline($0) } ?? .done
            return try Account(try delivery.end()).leave(end) { $0.state == .queued }
        }
        let end = try await delivery.run(operations)
        try Account(try delivery.end()).leave(end) { $0.state == .accepted }
    }
}
