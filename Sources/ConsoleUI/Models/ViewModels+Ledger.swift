import Canvas
import OzModel
import Query
import Store

/// What the screen reads of the ledger, beside the mirror.
extension ViewModels {
    /// The decisions of this log-in that are under way or wait for an answer, by analysis; the newest where there are
    /// several.
    func pending(_ state: State) -> [String: OutboxRow] {
        guard let ledger, let owner = state.identity.owner else { return [:] }
        if let known = pendingRows, known.revision == ledger.revision, known.owner == owner { return known.rows }
        let revision = ledger.revision
        let rows: [OutboxRow]
        do {
            rows = try ledger.newest([.queued, .sending, .refused, .failed], limit: 100_000)
            ledgerFailure = nil
        } catch {
            // What was known goes on being shown: that nothing waits would be a lie.
            ledgerFailure = error.sentence
            return pendingRows?.owner == owner ? pendingRows?.rows ?? [:] : [:]
        }
        var newest: [String: OutboxRow] = [:]
        for row in rows.reversed() where row.owner.server == owner.server && row.owner.user == owner.user {
            newest[row.decision.analysisID.rawValue] = row
        }
        pendingRows = (revision, owner, newest)
        return newest
    }

    /// The same as columns and lines need it.
    func marks(_ state: State) -> PendingMarks {
        let rows = pending(state)
        return rows.isEmpty ? .none : PendingMarks(rows.values)
    }

    /// Ids that the queue no longer shows: their decisions are on the way.
    func decided(_ state: State) -> Set<String> {
        Set(pending(state).filter { $0.value.state.isPending }.keys)
    }

    func analysis(_ id: String) -> Analysis? {
        attempt { () throws(StoreError) in try reader.record(Analysis.self, id: id) } ?? nil
    }

    func analyses(_ ids: Set<String>) -> [Analysis] {
        attempt { () throws(StoreError) in try reader.records(Analysis.self, ids: ids) } ?? []
    }

    /// What people call an order.
    func label(ofOrder id: String) -> String {
        (attempt { () throws(StoreError) in try reader.record(Order.self, id: id) } ?? nil)?.label ?? "the order"
    }

    /// The analyses of an order that need an operator.
    func waiting(ofOrder id: String) -> [Analysis] {
        let all = attempt { () throws(StoreError) in try reader.analyses(of: Order.ID(id)) } ?? []
        return all.filter { $0.verdict == .operatorRequired }
    }

    /// The decision that was being written about an analysis.
    func draft(of analysis: Analysis.ID, _ state: State) -> Decision? {
        guard let ledger, let owner = state.identity.owner else { return nil }
        let row = attempt { () throws(StoreError) in try ledger.draft(of: analysis, owner: owner) } ?? nil
        return row?.decision
    }

    /// A text that was being written.
    func text(_ name: String) -> String {
        guard let ledger else { return "" }
        return attempt { () throws(StoreError) in try ledger.text(name) } ?? ""
    }

    /// How many decisions are in each state; empty without a ledger.
    func outboxCounts() -> [OutboxState: Int] {
        guard let ledger else { return [:] }
        if let known = ledgerCounts, known.revision == ledger.revision { return known.counts }
        let revision = ledger.revision
        do {
            let counts = try ledger.counts()
            ledgerCounts = (revision, counts)
            return counts
        } catch {
            ledgerFailure = error.sentence
            return ledgerCounts?.counts ?? [:]
        }
    }

    func row(_ operation: String) -> OutboxRow? {
        guard let ledger else { return nil }
        return attempt { () throws(StoreError) in try ledger.row(operation) } ?? nil
    }

    func batch(_ id: String) -> [OutboxRow] {
        guard let ledger else { return [] }
        return attempt { () throws(StoreError) in try ledger.batch(id) } ?? []
    }

    // MARK: Queue

    /// What the cases of a queue have in a column, with how many have each.
    func values(
        of column: QueueColumn, _ list: ListPlace, _ state: State
    ) -> [(id: String, name: String, count: Int)] {
        let query = query(list, in: state)
        return attempt { () throws(StoreError) in try reader.values(of: column, in: query) } ?? []
    }

    /// Ids of successes of a time, taken by chance.
    func sample(_ count: Int, from: Double, until: Double, _ state: State) -> [String] {
        var filter = RowFilter(verdict: Verdict.success.wire)
        filter.from = from
        filter.until = until
        let query = ListQuery(noun: .analyses, sort: "time_created", descending: false, filter: filter)
        return attempt { () throws(StoreError) in try reader.sample(query, count: count) } ?? []
    }

    /// What the rows of a list must satisfy; nil for a list that shows everything.
    func filter(_ list: ListPlace, _ state: State) -> RowFilter? {
        var filter = RowFilter()
        switch list.queue {
        case nil: if list.filter == nil { return nil }
        case .review: filter.verdict = Verdict.operatorRequired.wire
        case .sample(_, let ids): filter.only = ids
        }
        if list.queue != nil { filter.without = decided(state) }
        // The clock counts by the minute, so that the question stays the same that long.
        let clock = Clock(now: (state.now / 60).rounded(.down) * 60)
        filter.clauses = list.filter?.criteria.clauses(clock) ?? []
        return filter
    }

    /// How long the cases of a queue have been waiting; the steps are those of the configuration.
    func figures(_ list: ListPlace, _ state: State) -> QueueFigures? {
        if let sifted = sifted(list, in: state) { return sifted.figures }
        var query = query(list, in: state)
        // Those on their way are a few of many; asked without them, the answer holds from one decision to the next.
        query.filter?.without = []
        let minute = Int(state.now / 60)
        if let known = queueFigures, known.query == query, known.revision == state.revision, known.minute == minute {
            return known.figures
        }
        let moments = settings.slaSteps.map { state.now - $0 }
        guard let figures = attempt({ () throws(StoreError) in try reader.figures(query, before: moments) }) else {
            return nil
        }
        queueFigures = (query, state.revision, minute, figures)
        return figures
    }

    /// How many analyses need an operator, whatever the queue is narrowed to.
    func toReview(_ state: State) -> Int {
        let sort = ReviewScreen.defaultSort
        let all = ListQuery(
            noun: .analyses, sort: sort.key, descending: sort.descending,
            filter: RowFilter(verdict: Verdict.operatorRequired.wire))
        // No pull writes over a case while its decision is on the way, so that it still counts as one to review here.
        let decided = pending(state).values.count {
            $0.state.isPending && Verdict(wire: $0.decision.seen.verdict) == .operatorRequired
        }
        return max(0, count(all, in: state) - decided)
    }

    /// The order of a case in a queue, and those of the cases that follow it, nearest first.
    func ahead(_ list: ListPlace, of mark: RowMark, _ state: State) -> [String] {
        if let sifted = sifted(list, in: state) { return ahead(sifted, of: mark) }
        let query = query(list, in: state)
        let window = attempt { () throws(StoreError) in
            try reader.window(Analysis.self, query, around: mark, before: 0, after: settings.reviewAhead)
        }
        return (window?.rows.compactMap { $0.record.orderID?.rawValue }) ?? []
    }
}

/// What lists show of decisions that are on their way.
struct PendingMarks: Equatable, Sendable {
    /// What was decided, and how far it has come.
    struct Mark: Equatable, Sendable {
        let verdict: Verdict
        let state: OutboxState

        /// What was decided, while it is on its way; what the server has, once the decision needs an answer.
        func text(over standing: Verdict, _ glyphs: Glyphs) -> Text {
            guard state.needsAnswer else { return Text("\(glyphs.pending) \(verdict.words) pending", .verdictPending) }
            return Text("\(glyphs.failed) \(standing.words)", .noticeWarning)
        }
    }

    static let none = PendingMarks([])

    private(set) var analyses: [String: Mark] = [:]
    private(set) var orders: [String: [Mark]] = [:]

    init(_ rows: some Sequence<OutboxRow>) {
        for row in rows {
            let mark = Mark(verdict: row.decision.verdict, state: row.state)
            analyses[row.decision.analysisID.rawValue] = mark
            if let order = row.decision.orderID { orders[order.rawValue, default: []].append(mark) }
        }
    }
}

extension Look {
    /// An analysis' verdict, or the decision about it that is on its way.
    func verdict(of analysis: Analysis) -> Text {
        pending.analyses[analysis.id.rawValue]?.text(over: analysis.verdict, glyphs) ?? analysis.verdict.text(glyphs)
    }

    /// An order's verdict as it stands, with a sign while a decision about one of its analyses is on its way or needs
    /// an answer: what the order will be is for the server to say.
    func verdict(of order: Order) -> Text {
        guard let marks = pending.orders[order.id.rawValue] else { return order.verdict.text(glyphs) }
        if marks.contains(where: \.state.needsAnswer) {
            return Text("\(glyphs.failed) \(order.verdict.words)", .noticeWarning)
        }
        return Text("\(glyphs.pending) \(order.verdict.words)", .verdictPending)
    }
}
