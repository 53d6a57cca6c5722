import OzModel
import Remote
import Store

extension Syncer {
    /// The first sync from where it stands, page by page, newest first; what someone looks at goes before each page.
    func older(_ backfill: inout Backfill) async throws(Halt) -> Int {
        var changed = 0
        var isLong = false
        defer {
            line.drop()
            isGoingBack = false
        }
        while !backfill.isDone(policy), !refused.contains(.orders), !isPaused, !policy.isMetered {
            if !isLong {
                (isLong, isGoingBack) = (true, true)
                await glance()
            }
            changed += try await step(&backfill)
            if policy.size != nil { try trim(&backfill) }
            if isDue(newsRead, every: policy.freshness) { changed += try await news() }
        }
        // Only tidying: a log that stays long is shortened the next time.
        if isLong { try? mirror.tidy() }
        return changed
    }

    /// One page of the first sync, while the next ones are on their way.
    func step(_ backfill: inout Backfill) async throws(Halt) -> Int {
        guard !Task.isCancelled, !isClosed else { throw .cancelled }
        await looks.over()
        let (before, policy, asked) = (backfill, policy, pace.now())
        fill(before)
        guard let slot = line.next(), let answer = try await arrival(of: slot) else { return 0 }
        await looks.over()
        let time = ServerTime(sent: answer.sent, now: pace.now())
        let isFirst = before == Backfill()
        let pageBefore = isFirst ? [] : pageIDs
        let receipt = try store(.orders, answer.bytes) { receipt in
            guard Self.follows(receipt, slot, before, pageBefore) else { return [] }
            let marks = [Checkpoint(Mark.backfill, before.after(receipt, pageBefore: pageBefore, slot, policy).text)]
            guard isFirst else { return marks }
            // Whatever changes from now on is newer than anything on this page, so looking from here on misses nothing.
            let updated = time.first(receipt.updated.greatest)
            return marks + [Noun.orders, .analyses].map { Checkpoint(Mark.updated($0), "\(updated)") }
                + [Checkpoint(Mark.news, "\(asked)")]
        }
        told = nil
        guard Self.follows(receipt, slot, before, pageBefore) else {
            // The list has moved meanwhile: the rows are as good as any, but the next page is asked for by time again.
            line.drop()
            return receipt.changed
        }
        backfill = before.after(receipt, pageBefore: pageBefore, slot, policy)
        pageIDs = Set(receipt.ids)
        // Among orders of one time only counting leads on, and a guess would count from elsewhere.
        if backfill.offset > 0 || backfill.isByOffset { line.drop() }
        if isFirst { (newsRead, hasNews) = (asked, true) }
        let rate = speed.rate(now: pace.now(), count: backfill.count)
        report(.progress(done: backfill.count, total: backfill.total, phase: .orders, rate: rate))
        return receipt.changed
    }

    /// Asks for the next page, and for those behind it as far as may be.
    private func fill(_ backfill: Backfill) {
        let bound = backfill.isByOffset ? nil : backfill.cursor
        if line.slots.isEmpty {
            // A count of what is left tells how far it still is; offsets from the top would have all counted.
            let isCounting = !line.hasAsked && !backfill.isByOffset
            let answer = ask(Endpoints.folders(backfill.query(policy, counting: isCounting)))
            line.ask(Pipeline.Slot(bound: bound, isAhead: false, isCounting: isCounting, answer: answer))
        }
        let (step, most) = backfill.ahead(policy)
        while step > 0, line.slots.count < min(line.width, most + 1) {
            let answer = ask(Endpoints.folders(backfill.query(policy, ahead: line.slots.count * step)))
            line.ask(Pipeline.Slot(bound: bound, isAhead: true, isCounting: false, answer: answer))
        }
    }

    private func arrival(of slot: Pipeline.Slot) async throws(Halt) -> JSONText? {
        let answer = await withTaskCancellationHandler {
            await slot.answer.value
        } onCancel: {
            slot.answer.cancel()
        }
        let complaints = await api.complaints
        if complaints > complaintsHeard {
            complaintsHeard = complaints
            line.narrow()
        } else if case .success = answer {
            line.widen(upTo: policy.pagesInFlight)
        }
        return try take(.orders, answer)
    }

    /// Whether a page begins on the page before it, so that nothing can be missing in between, and leads on; one that
    /// was asked for by the time of the last order begins there by itself.
    private static func follows(
        _ receipt: Receipt, _ slot: Pipeline.Slot, _ backfill: Backfill, _ before: Set<String>
    ) -> Bool {
        guard slot.isAhead else { return true }
        guard let first = receipt.firstID, let least = receipt.created.least, let cursor = backfill.cursor else {
            return false
        }
        return before.contains(first) && least < cursor
    }
}
