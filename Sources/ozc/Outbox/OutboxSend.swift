import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Store

/// Sends what waits, now.
struct OutboxSend: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send what is due now, oldest first.",
        discussion: """
            One line for every decision that came to an end, as ozc analyses decide writes them. A decision that the \
            console may still take back, or whose next try is not due, is left for later.

            Exit codes: 0 all accepted, or nothing was due; 3 server not reachable; 6 some were refused for review or \
            failed, or wait for another try.
            """)

    static let logName = "outbox send"

    @OptionGroup var global: GlobalOptions
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func validate() throws {
        if global.offline { throw ValidationError("send asks the server: leave --offline out.") }
    }

    func run() async throws {
        let authority = try Authority(Lookup(global))
        try authority.check()
        let delivery = try Delivery(authority, waiting: [], takesOthers: true, format: format ?? .standard)
        let end = try await delivery.run(nil)
        let outcomes = try delivery.end()
        let own = try authority.waiting()
        // What nobody has tried yet, and is not due, is only in its undo window.
        let tried = own.filter { $0.answer != nil || $0.notBefore <= Date().timeIntervalSince1970 }
        if own.count > tried.count { note("ozc: \(own.count - tried.count) can still be taken back: not sent yet") }
        try tellOthers(authority)
        guard !outcomes.isEmpty || !tried.isEmpty else { return note("ozc: nothing was due") }
        do {
            try Account(outcomes + tried.map(Outcome.init)).leave(end) { $0.state == .accepted }
        } catch let failure as Failure where failure.code == .failed {
            throw Failure(.partly, failure.sentence)
        }
    }

    private func tellOthers(_ authority: Authority) throws {
        let rows = try authority.ledger.reader.rows([.queued, .sending], limit: .max)
        let others = rows.filter { !$0.owner.isSame(as: authority.owner) }
        for email in Set(others.map(\.owner.email)).sorted() {
            let count = others.filter { $0.owner.email == email }.count
            note("ozc: \(PlainWords.count(count)) more only the log-in of \(email) can send")
        }
    }
}
