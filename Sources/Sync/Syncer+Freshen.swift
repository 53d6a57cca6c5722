import OzModel
import Query
import Remote
import Store

extension Syncer {
    /// How much of what the server has the mirror holds.
    public struct Reach: Equatable, Sendable {
        /// Whether everything down to where the policy begins is here.
        public let isComplete: Bool
        /// How many orders the server counted when the first sync began; nil when it did not say.
        public let total: Int?
    }

    /// How far the first sync has come.
    public static func reach(of mirror: Store.Mirror, since: Double?) throws(StoreError) -> Reach {
        let backfill = Backfill(text: try mirror.checkpoint(Mark.backfill)) ?? Backfill()
        return Reach(isComplete: backfill.isDone(SyncPolicy(since: since)), total: backfill.total)
    }

    /// Forgets how far the pull has come, so that the next one reads everything again; what is here stays readable.
    public static func startOver(_ mirror: Store.Mirror) throws(StoreError) {
        let marks = [
            Mark.backfill, Mark.reference, Mark.sweep, Mark.viewer, Mark.updated(.orders), Mark.updated(.analyses),
        ]
        try mirror.save(marks.map { Checkpoint($0, nil) })
    }

    /// Brings what a list of a noun shows: the news, and at least the newest ones.
    ///
    /// - Parameters:
    ///   - newest: how many of them; nil leaves it to the policy.
    ///   - clauses: what the list is narrowed to; what the mirror does not reach back to is asked for by it, as far as the
    ///     server can be asked.
    /// - Throws: what the server answered where it does not give this list.
    public func freshen(
        _ noun: Noun, newest: Int?, matching clauses: [Clause] = []
    ) async throws(RemoteError) -> PullOutcome {
        switch noun {
        case .users, .companies, .collections:
            return try await pages(noun, upTo: nil)
        case .orders, .analyses, .media:
            let outcome = await pull()
            guard case .done = outcome else { return outcome }
            if isNarrowed(noun, clauses) {
                // A server that cannot be asked like this is no reason to show nothing.
                do { return try await pages(noun, upTo: newest ?? .max, matching: clauses) } catch { return outcome }
            }
            // A server that refuses the news, or only does not sort by them, may still give its newest ones.
            if refused.contains(.orders) { return try await pages(.orders, upTo: newest ?? policy.pageSize) }
            guard noun == .analyses, let newest else { return outcome }
            return try await pages(.analyses, upTo: newest)
        }
    }

    /// Newest first, by offset, until there are enough or no more.
    private func pages(
        _ noun: Noun, upTo count: Int?, matching clauses: [Clause] = []
    ) async throws(RemoteError) -> PullOutcome {
        var changed = 0
        var offset = 0
        var before: Receipt?
        var whole = WholeList()
        while count.map({ offset < $0 }) ?? true {
            let limit = min(policy.pageSize, count.map { $0 - offset } ?? policy.pageSize)
            let answer: JSONText
            do {
                answer = try await api.send(newestFirst(noun, offset: offset, limit: limit, matching: clauses))
            } catch {
                guard !error.isRefusal else { throw error }
                let halt = Halt(error)
                tell(halt)
                return halt.outcome
            }
            noteAnswer()
            let receipt: Receipt
            do {
                receipt = try store(noun, answer.bytes)
            } catch {
                tell(error)
                return error.outcome
            }
            changed += receipt.changed
            offset += receipt.items
            whole.add(receipt)
            guard receipt.items > 0, receipt.total.map({ offset < $0 }) ?? true else { break }
            if let before, before.firstID == receipt.firstID, before.lastID == receipt.lastID { break }
            before = receipt
        }
        guard count == nil else { return .done(changed: changed) }
        do {
            return .done(changed: changed + (try dropUnlisted(noun, whole)))
        } catch {
            tell(error)
            return error.outcome
        }
    }

    /// Whether the server can be asked for less than all by a query.
    private func isNarrowed(_ noun: Noun, _ clauses: [Clause]) -> Bool {
        var folders = FolderQuery()
        var analyses = AnalysisQuery()
        if noun == .orders { _ = folders.narrow(by: clauses) }
        if noun == .analyses { _ = analyses.narrow(by: clauses) }
        return folders != FolderQuery() || analyses != AnalysisQuery()
    }

    func newestFirst(_ noun: Noun, offset: Int, limit: Int, matching clauses: [Clause] = []) -> Endpoint<JSONText> {
        switch noun {
        case .users: return Endpoints.users(offset: offset, limit: limit)
        case .companies: return Endpoints.companies(offset: offset, limit: limit)
        case .collections: return Endpoints.collections(offset: offset, limit: limit)
        case .orders, .media:
            var query = FolderQuery()
            query.offset = offset
            query.limit = limit
            query.sorting = [Sorting("time_created", ascending: false)]
            query.withAnalyses = true
            // Clauses of media say nothing of orders.
            if noun == .orders { _ = query.narrow(by: clauses) }
            return Endpoints.folders(query)
        case .analyses:
            var query = AnalysisQuery()
            query.offset = offset
            query.limit = limit
            query.sorting = [Sorting("time_created", ascending: false)]
            _ = query.narrow(by: clauses)
            return Endpoints.analyses(query)
        }
    }
}
