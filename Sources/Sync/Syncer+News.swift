import OzModel
import Remote
import Store

extension Syncer {
    /// What changed since the last look, of orders and of analyses.
    func news() async throws(Halt) -> Int {
        let asked = pace.now()
        newsRead = asked
        var changed = 0
        var isAnswered = false
        for noun in [Noun.orders, .analyses] where !refused.contains(noun) {
            if !untimely.contains(noun) { changed += try await news(of: noun) }
            if untimely.contains(noun) { changed += try await newest(of: noun) }
            if !refused.contains(noun) { isAnswered = true }
        }
        if isAnswered { try keep([Checkpoint(Mark.news, "\(asked)")]) }
        hasNews = true
        return changed
    }

    /// Pages in order of `time_updated` until one brings nothing; a single page when nothing is new.
    private func news(of noun: Noun) async throws(Halt) -> Int {
        let kept = try kept(Mark.updated(noun)).flatMap(Double.init)
        let known = kept ?? pace.now() - ServerTime.generousOverlap
        var changed = 0
        var from = known - policy.overlap
        var offset = 0
        var before: Receipt?
        while true {
            guard let answer = try await page(noun, question(noun, from: from, offset: offset)) else { break }
            let time = ServerTime(sent: answer.sent, now: pace.now())
            let receipt = try store(noun, answer.bytes) { receipt in
                let next = time.next(receipt.updated.greatest, known: known)
                return next == kept ? [] : [Checkpoint(Mark.updated(noun), "\(next)")]
            }
            changed += receipt.changed
            guard receipt.items > 0 else { break }
            if ignoresTime(receipt, from: from) {
                untimely.insert(noun)
                let sentence =
                    "it does not list \(noun.rawValue) by time of change: new \(noun.rawValue) show;"
                    + " changes of older ones show when one is opened"
                report(.refused(what: noun.rawValue, sentence: sentence))
                break
            }
            let isShort = receipt.items < min(policy.pageSize, receipt.limit ?? policy.pageSize)
            if let greatest = receipt.updated.greatest, greatest > from {
                if isShort, receipt.changed == 0 { break }
                from = greatest
                offset = 0
            } else {
                if isShort || isSame(receipt, before) { break }
                offset += receipt.items
            }
            before = receipt
        }
        return changed
    }

    /// The newest ones, where changes cannot be asked for: page by page while all on it are new.
    private func newest(of noun: Noun) async throws(Halt) -> Int {
        var changed = 0
        var offset = 0
        while let answer = try await page(noun, newestFirst(noun, offset: offset, limit: policy.pageSize)) {
            let receipt = try store(noun, answer.bytes)
            changed += receipt.changed
            offset += receipt.items
            guard receipt.items > 0, receipt.fresh == receipt.items else { break }
        }
        return changed
    }

    private func question(_ noun: Noun, from: Double, offset: Int) -> Endpoint<JSONText> {
        // What has left the mirror for its age stays away, even when something about it changes.
        let kept = TimeSpan(min: policy.keeps.map { pace.now() - $0 })
        if noun == .analyses {
            var query = AnalysisQuery()
            query.limit = policy.pageSize
            query.offset = offset
            query.sorting = [Sorting("time_updated", ascending: true)]
            query.timeUpdated = TimeSpan(min: from)
            query.timeCreated = kept
            return Endpoints.analyses(query)
        }
        var query = FolderQuery()
        query.limit = policy.pageSize
        query.offset = offset
        query.sorting = [Sorting("time_updated", ascending: true)]
        query.timeUpdated = TimeSpan(min: from)
        query.timeCreated = kept
        query.withAnalyses = true
        return Endpoints.folders(query)
    }

    /// Older rows than were asked for, or not oldest first: following such a list would never end or never arrive.
    private func ignoresTime(_ receipt: Receipt, from: Double) -> Bool {
        if let least = receipt.updated.least, least < from - 0.000_01 { return true }
        guard let first = receipt.updated.first, let last = receipt.updated.last else { return false }
        return first > last
    }

    private func isSame(_ receipt: Receipt, _ before: Receipt?) -> Bool {
        guard let before else { return false }
        return before.firstID == receipt.firstID && before.lastID == receipt.lastID && receipt.changed == 0
    }
}
