import OzModel
import Remote
import Store

/// Orders that the server deleted, found by counting: a span of time in which the server has as many orders as the
/// mirror costs one request; one in which the counts differ is halved, until its ids can be compared.
///
/// An order is removed when it is not on a page of its time, again not some time later when it is asked for by its id,
/// and when the server says of one like it that it does not exist. Answers that are short for another reason remove
/// nothing: a refusal, an error, a server that does not count or filter, somebody else's view.
extension Syncer {
    /// What became of one step.
    private enum Step {
        case onward, later
    }

    /// Goes on with the search for deleted orders, or begins the next one, if it is time for that.
    ///
    /// - Parameter isWhole: to the end, however many requests that takes; else a few of the hour's.
    /// - Returns: how many orders left the mirror.
    func sweep(isWhole: Bool = false) async throws(Halt) -> Int {
        let backfill = Backfill(text: try kept(Mark.backfill)) ?? Backfill()
        guard isWhole || policy.sweepRequests > 0, !isPaused, !refused.contains(.orders), !untimely.contains(.orders),
            backfill.isDone(policy), !backfill.isByOffset
        else { return 0 }
        var budget = SweepBudget(text: try kept(Mark.sweepBudget)) ?? SweepBudget(begun: pace.now(), used: 0)
        guard var sweep = try await current(backfill, isWhole) else { return 0 }
        var (removed, asked) = (0, 0)
        while sweep.ended == nil, !isPaused {
            guard isWhole || asked < policy.sweepBurst, isWhole || !looks.isBusy else { break }
            if sweep.isOver {
                sweep.ended = pace.now()
            } else {
                if sweep.spans.isEmpty, let wait = secondLook(sweep) {
                    guard isWhole else { break }
                    do { try await pace.sleep(wait) } catch { throw .cancelled }
                }
                guard isWhole || budget.take(of: policy.sweepRequests, now: pace.now()) else { break }
                asked += 1
                let step = sweep.spans.isEmpty ? try await confirm(&sweep, &removed) : try await compare(&sweep)
                // Whatever was in the way may be so for long: the next search begins anew.
                if case .later = step { sweep = Sweep(viewer: sweep.viewer, spans: [], ended: pace.now()) }
            }
            try keep([Checkpoint(Mark.sweep, sweep.text), Checkpoint(Mark.sweepBudget, budget.text)])
        }
        return removed
    }

    /// The search that is under way, or the next one if it is due; nil otherwise.
    private func current(_ backfill: Backfill, _ isWhole: Bool) async throws(Halt) -> Sweep? {
        let viewer = await api.tokens?.user.map { "\($0.key) \($0.role) \($0.companyID ?? "")" } ?? ""
        // Whoever may see less than before is shown less, which is no deletion.
        let known = try kept(Mark.viewer) ?? ""
        guard known.isEmpty || viewer.isEmpty || known == viewer else { return nil }
        if known.isEmpty, !viewer.isEmpty { try keep([Checkpoint(Mark.viewer, viewer)]) }
        if let sweep = Sweep(text: try kept(Mark.sweep)), sweep.viewer == viewer, !isWhole {
            guard let ended = sweep.ended else { return sweep }
            guard isDue(ended, every: policy.sweepInterval) else { return nil }
        }
        guard let oldest = try oldestOrder(), let news = try kept(Mark.updated(.orders)).flatMap(Double.init) else {
            return nil
        }
        // What has only just been created may be on one side and not yet on the other; a wrong clock costs a request.
        let end = max(news, pace.now()) - (isWhole ? 0 : policy.overlap)
        let begin = max(oldest, backfill.edge(policy) ?? oldest)
        return begin <= end ? Sweep(viewer: viewer, spans: [.init(from: begin, to: end)]) : nil
    }

    /// Compares one span; what differs is divided, or its ids are compared.
    private func compare(_ sweep: inout Sweep) async throws(Halt) -> Step {
        guard let span = sweep.spans.popLast() else { return .onward }
        let mine = try read { reader throws(StoreError) in try reader.orderCount(created: span.range) }
        let isSmall = mine <= policy.pageSize / 2
        guard
            let answer = try await page(.orders, Endpoints.folders(query(span, limit: isSmall ? policy.pageSize : 1))),
            let found = FoundOrder.all(in: answer), let count = found.total,
            found.elements.allSatisfy({ contains(span, $0) })
        else { return .later }
        if count == mine { return .onward }
        if isSmall, found.elements.count == count {
            try await compareIDs(span, found.elements, &sweep)
            return .onward
        }
        guard let middle = try middle(of: span, mine) else { return .onward }
        sweep.spans.append(.init(from: span.from, to: middle))
        sweep.spans.append(.init(from: middle + Sweep.Span.grain, to: span.to))
        return .onward
    }

    private func compareIDs(_ span: Sweep.Span, _ found: [FoundOrder], _ sweep: inout Sweep) async throws(Halt) {
        let here = try read { reader throws(StoreError) in try reader.orderIDs(created: span.range) }
        let there = Set(found.map(\.id))
        let gone = here.filter { !there.contains($0) }
        if !gone.isEmpty {
            sweep.suspects += gone
            sweep.suspectedAt = pace.now()
        }
        let missing = there.subtracting(here)
        // Something went past the news: it comes now.
        if !missing.isEmpty { _ = await look(at: missing.sorted()) }
    }

    /// The second look: asks for some of the suspects by their ids, and for one of those that are missing by itself.
    private func confirm(_ sweep: inout Sweep, _ removed: inout Int) async throws(Halt) -> Step {
        let batch = Array(sweep.suspects.prefix(Self.batch))
        var query = FolderQuery()
        query.limit = Self.batch + 1
        query.folderIDs = batch
        guard let answer = try await page(.orders, Endpoints.folders(query)), let found = FoundOrder.all(in: answer),
            found.elements.allSatisfy({ batch.contains($0.id) })
        else { return .later }
        let there = Set(found.elements.map(\.id))
        let gone = batch.filter { !there.contains($0) }
        for id in Set([gone.first, gone.last].compactMap { $0 }) {
            guard try await isUnknown(id) else { return .later }
        }
        sweep.suspects.removeFirst(batch.count)
        removed += try drop(gone, sweep)
        return .onward
    }

    private static let batch = 100

    /// Whether the server says that there is no such order.
    private func isUnknown(_ id: String) async throws(Halt) -> Bool {
        switch await ask(Endpoints.folder(id, withAnalyses: false)).value {
        case .success: return false
        case .failure(.notFound(_, code: RemoteError.notExist)): return true
        case .failure(let error):
            guard error.isRefusal else { throw Halt(error) }
            return false
        }
    }

    private func drop(_ ids: [String], _ sweep: Sweep) throws(Halt) -> Int {
        try checkOpen()
        let count: Int
        do {
            count = try mirror.removeOrders(ids, held: try held(), saving: [Checkpoint(Mark.sweep, sweep.text)])
        } catch {
            throw Halt(error)
        }
        guard count > 0 else { return 0 }
        for id in ids { report(.gone(.orders, id: id)) }
        report(.changed(revision: mirror.reader.revision))
        return count
    }

    /// Seconds until the suspects may be looked at again; nil when it is time.
    private func secondLook(_ sweep: Sweep) -> Double? {
        let since = sweep.suspectedAt ?? pace.now()
        return isDue(since, every: policy.secondLook) ? nil : max(0, since + policy.secondLook - pace.now())
    }

    private func query(_ span: Sweep.Span, limit: Int) -> FolderQuery {
        var query = FolderQuery()
        query.limit = limit
        query.totalOmit = false
        query.sorting = [Sorting("time_created", ascending: true)]
        query.timeCreated = TimeSpan(min: span.from, max: span.to)
        return query
    }

    private func contains(_ span: Sweep.Span, _ order: FoundOrder) -> Bool {
        (span.from - 2 * Sweep.Span.grain...span.to + 2 * Sweep.Span.grain).contains(order.created)
    }

    /// A moment that divides the mirror's orders of a span in two; nil where they are all of one time.
    private func middle(of span: Sweep.Span, _ count: Int) throws(Halt) -> Double? {
        let moment = try read { reader throws(StoreError) in
            try reader.moment(after: max(0, count / 2 - 1), created: span.range)
        }
        let middle = moment.map { min($0, span.to - Sweep.Span.grain) } ?? (span.from + span.to) / 2
        return middle >= span.from && middle + Sweep.Span.grain <= span.to ? middle : nil
    }

    private func oldestOrder() throws(Halt) -> Double? {
        try read { reader throws(StoreError) in try reader.oldestOrder() }
    }

    /// Reads beside the screen, whose reader is not to wait for this.
    func read<Value>(_ work: (MirrorReader) throws(StoreError) -> Value) throws(Halt) -> Value {
        do throws(StoreError) {
            let reader: MirrorReader
            if let aside { reader = aside } else { reader = try mirror.makeReader() }
            aside = reader
            return try work(reader)
        } catch {
            throw Halt(error)
        }
    }
}
