import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// Brings the mirror up to date, so that everything can be read without a network.
struct SyncCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring the mirror up to date.",
        discussion: """
            Newest orders first, then backwards to --since, or to sync.depth of the configuration. It can be \
            interrupted at any time and goes on from there.

            Decisions that wait are sent first, unless --read-only is set.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("How far back: 90d, 12h, or all.", valueName: "time")) var since: Depth?
    @Flag(help: "Read everything again, not only what is new or missing.") var full = false
    @Option(help: ArgumentHelp("Stop after so many orders.", valueName: "n")) var limit: Int?

    @Option(help: "Which files of cases to bring as well: none, thumbs or originals.") var media = MediaDepth.none

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit wants 1 or more.") }
        if global.offline { throw ValidationError("sync asks the server: leave --offline out.") }
    }

    func run() async throws {
        let lookup = try Lookup(global)
        let limit = limit
        if let since { try Syncer.remember(reach: since.seconds, in: lookup.mirror) }
        let begin = since.map { $0.seconds.map { Date().timeIntervalSince1970 - $0 } } ?? lookup.since
        if full { try Syncer.startOver(lookup.mirror) }
        let before = try lookup.mirror.reader.counts()
        let settings = lookup.workplace.settings
        let page = min(settings.syncPage, limit ?? .max)
        let keeps = try since.map(\.seconds) ?? Syncer.keeps(lookup.mirror, depth: settings.syncDepth)
        let policy = policy(settings, begin, keeps, page)
        let progress = ProgressLine(what: "orders")
        let (changed, pages, left, gone) = (Tally(), Tally(), Tally(), Tally())
        let isAgain = full
        let sending = try sending(lookup)
        do {
            try await Interrupt.cancelling {
                try await lookup.ask(policy, sending: sending) { syncer in
                    let outcome = await syncer.bring { seconds in
                        progress.clear()
                        note("ozc: the server asks to be left alone for \(PlainWords.age(seconds)): it goes on then")
                    }
                    if case .done(let count) = outcome { changed.add(count) }
                    guard isAgain, limit == nil, case .done = outcome else { return outcome }
                    return await syncer.findDeleted()
                } report: { event in
                    if case .left(let orders) = event { left.add(orders) }
                    if case .gone(.orders, _) = event { gone.add(1) }
                    guard case .progress(let done, let total, .orders, let rate) = event else { return }
                    pages.add(1)
                    progress.show(ConsoleUI.Progress(done: done, total: total.map { min($0, limit ?? $0) }, rate: rate))
                }
            }
        } catch {
            progress.clear()
            if let sending { tell(sending) }
            try report(lookup, before, changed: nil, isUnanswered: true)
            if let failure = error as? Failure, failure.code == .interrupted {
                throw Failure(.interrupted, "interrupted: the next ozc sync goes on from here")
            }
            throw error
        }
        progress.clear()
        let isSent = sending.map(tell) ?? true
        if let begin {
            note("ozc: the mirror reaches back to \(PlainWords.moment(begin)): --since and sync.depth say how far")
        }
        // While older orders arrive everything changes; only a round of news alone tells what has changed.
        try report(lookup, before, changed: pages.value == 0 ? changed.value : nil)
        if left.value > 0 {
            note("ozc: \(PlainWords.count(left.value)) older \(left.value == 1 ? "order" : "orders") left the mirror")
        }
        if gone.value > 0 {
            let words = gone.value == 1 ? "order is" : "orders are"
            note("ozc: \(PlainWords.count(gone.value)) \(words) no longer on the server: removed")
        }
        try lookup.mirror.tidy()
        let hasMedia = try await bringMedia(lookup)
        guard isSent, hasMedia, lookup.findings.refused.isEmpty, lookup.findings.unreadable == nil else {
            throw ExitCode(Code.partly.rawValue)
        }
    }

    private func policy(_ settings: Settings, _ begin: Double?, _ keeps: Double?, _ page: Int) -> SyncPolicy {
        var policy = SyncPolicy(settings, keeps: keeps)
        // Whoever types this wants it.
        policy.isMetered = false
        (policy.since, policy.limit, policy.pageSize, policy.secondLook) = (begin, limit, page, 2)
        return policy
    }

    /// What sends the decisions that wait; nil where nothing may be sent, or nobody has logged in.
    private func sending(_ lookup: Lookup) throws -> Sending? {
        guard try lookup.workplace.ledgerOwner(of: lookup.mirror) != nil else { return nil }
        let authority = try Authority(lookup)
        guard lookup.workplace.isReadOnly else { return try Sending(authority) }
        let count = try authority.waiting().count
        if count > 0 { note("ozc: read only: \(PlainWords.count(count)) waiting not sent") }
        return nil
    }

    /// Brings files of cases, as far as they are wanted and there is room.
    ///
    /// - Returns: whether none is missing that could have been had.
    private func bringMedia(_ lookup: Lookup) async throws -> Bool {
        guard media != .none else { return true }
        let cache = try lookup.mediaCache()
        let fetcher = MediaFetcher(api: try lookup.api(), cache: cache)
        let progress = ProgressLine(what: "media")
        let sync = MediaSync(mirror: lookup.mirror, cache: cache, fetcher: fetcher, depth: media, progress: progress)
        let account: MediaSync.Account
        do {
            account = try await Interrupt.cancelling { try await sync.run() }
        } catch is CancellationError {
            progress.clear()
            throw Failure(.interrupted, "interrupted: the next ozc sync --media goes on from here")
        }
        progress.clear()
        note("ozc: files: \(PlainWords.count(account.fetched)) fetched, \(PlainWords.count(account.present)) were here")
        if account.isFull {
            note(
                "ozc: the media cache is full at \(PlainWords.bytes(cache.limit)): media.cache says how large it may be"
            )
        }
        for (reason, count) in account.missing.sorted(by: { $0.value > $1.value }) {
            note("ozc: \(PlainWords.count(count)) not fetched: \(reason)")
        }
        return account.missing.isEmpty
    }

    /// Says what was sent, and what became of it.
    ///
    /// - Returns: whether the server accepted all that was sent.
    @discardableResult
    private func tell(_ sending: Sending) -> Bool {
        let outcomes = sending.settled.map(Outcome.init)
        if !outcomes.isEmpty { note("ozc: sent \(Account(outcomes).sentence)") }
        for row in sending.settled where row.state != .accepted {
            let name = row.operation.prefix(8)
            note("ozc: \(row.state.words): \(name), \(row.decision.object)\(row.answer.map { ": \($0)" } ?? "")")
        }
        if let hint = Account(outcomes).hint { note("ozc: \(hint)") }
        // A ledger that cannot be read said so when it was opened.
        let waiting = (try? sending.authority.waiting().count) ?? 0
        if waiting > 0 { note("ozc: \(PlainWords.count(waiting)) decision\(waiting == 1 ? "" : "s") still waiting") }
        return outcomes.allSatisfy { $0.state == .accepted }
    }

    private func report(
        _ lookup: Lookup, _ before: [Noun: Int], changed: Int?, isUnanswered: Bool = false
    ) throws {
        let after = try lookup.mirror.reader.counts()
        var new = 0
        var parts: [String] = []
        for noun in Noun.allCases {
            let more = (after[noun] ?? 0) - (before[noun] ?? 0)
            guard more > 0 else { continue }
            new += more
            parts.append("\(PlainWords.count(more)) \(more == 1 ? noun.singular : noun.rawValue)")
        }
        // Nothing came and nobody answered: the error says all there is to say.
        if parts.isEmpty, changed == nil, isUnanswered { return }
        var words = parts.isEmpty ? "nothing new" : "new: \(parts.joined(separator: ", "))"
        if let changed, changed > new { words += "; \(PlainWords.count(changed - new)) changed" }
        let orders = after[.orders] ?? 0
        note("ozc: \(words); the mirror holds \(PlainWords.count(orders)) \(orders == 1 ? "order" : "orders")")
        if let unreadable = lookup.findings.unreadable { note("ozc: \(unreadable)") }
        for refused in lookup.findings.refused { note("ozc: refused: \(refused)") }
    }
}
