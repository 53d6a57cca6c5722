import OzModel
import Remote
import Store

extension Syncer {
    /// What changed since the last look, of orders and of analyses.
    func news() async throws(Halt) -> Int {
        newsRead = pace.now()
        var changed = 0
        for noun in [Noun.orders, .analyses] where !refused.contains(noun) && !untimely.contains(noun) {
            changed += try await news(of: noun)
        }
        return changed
    }

    /// Pages in order of `time_updated` until one brings nothing; a single page when nothing is new.
    private func news(of noun: Noun) async throws(Halt) -> Int {
        let known = try kept(Mark.updated(noun)).flatMap(Double.init)
        guard let known else { return 0 }
        let now = pace.now()
        var changed = 0
        var from = known - policy.overlap
        var offset = 0
        var before: Receipt?
        while true {
            guard let bytes = try await page(noun, question(noun, from: from, offset: offset)) else { break }
            let receipt = try store(noun, bytes) { Self.updatedMark(noun, $0, known: known, now: now) }
            changed += receipt.changed
            guard receipt.items > 0 else { break }
            if ignoresTime(receipt, from: from) {
                untimely.insert(noun)
                let sentence = "it does not list \(noun.rawValue) by time of change: changes show when one is opened"
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

    private func question(_ noun: Noun, from: Double, offset: Int) -> Endpoint<JSONText> {
        if noun == .analyses {
            var query = AnalysisQuery()
            query.limit = policy.pageSize
            query.offset = offset
            query.sorting = [Sorting("time_updated", ascending: true)]
            query.timeUpdated = TimeSpan(min: from)
            return Endpoints.analyses(query)
        }
        var query = FolderQuery()
        query.limit = policy.pageSize
        query.offset = offset
        query.sorting = [Sorting("time_updated", ascending: true)]
        query.timeUpdated = TimeSpan(min: from)
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
