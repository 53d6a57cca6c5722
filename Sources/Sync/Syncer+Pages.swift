import OzModel
import Remote
import Store

extension Syncer {
    /// Asks for a list; nil when the server refuses it, which is said once and then left alone.
    func page(_ noun: Noun, _ endpoint: Endpoint<JSONText>) async throws(Halt) -> [UInt8]? {
        guard !Task.isCancelled else { throw .cancelled }
        do {
            let answer = try await api.send(endpoint)
            noteAnswer()
            return answer.bytes
        } catch {
            guard error.isRefusal else { throw Halt(error) }
            noteAnswer()
            refused.insert(noun)
            report(.refused(what: noun.rawValue, sentence: error.sentence))
            return nil
        }
    }

    /// Puts a page into the mirror together with the pull's new place, and tells what came of it.
    func store(
        _ noun: Noun, _ bytes: [UInt8], saving: @Sendable (Receipt) -> [Checkpoint] = { _ in [] }
    ) throws(Halt) -> Receipt {
        let news = Checkpoint(Mark.news, "\(pace.now())")
        let seen = mirror.reader.revision
        let receipt: Receipt
        do {
            receipt = try mirror.ingest(noun, bytes) { receipt in saving(receipt) + [news] }
        } catch {
            throw Halt(error)
        }
        if let first = receipt.unreadable.first {
            let text = "\(first.noun.singular) \(first.position + 1): \(first.reason)"
            report(.unreadable(count: receipt.unreadable.count, first: text))
        }
        // Another console on the same mirror may have been first: then nothing changed here, but the screen is old.
        if receipt.changed > 0 || receipt.revision > seen { report(.changed(revision: receipt.revision)) }
        return receipt
    }

    func kept(_ name: String) throws(Halt) -> String? {
        do {
            return try mirror.checkpoint(name)
        } catch {
            throw Halt(error)
        }
    }

    /// One page of the first sync.
    func step(_ backfill: inout Backfill) async throws(Halt) -> Int {
        let before = backfill
        let policy = policy
        guard let bytes = try await page(.orders, Endpoints.folders(before.query(policy))) else { return 0 }
        let now = pace.now()
        let isFirst = before == Backfill()
        let receipt = try store(.orders, bytes) { receipt in
            let marks = [Checkpoint(Mark.backfill, before.after(receipt, policy).text)]
            guard isFirst else { return marks }
            // Whatever changes from now on is newer than anything on this page, so looking from here on misses nothing.
            return marks + Self.updatedMark(.orders, receipt, known: nil, now: now)
                + Self.updatedMark(.analyses, receipt, known: nil, now: now)
        }
        backfill = before.after(receipt, policy)
        if isFirst { newsRead = now }
        report(.progress(done: backfill.count, total: backfill.total, phase: .orders))
        return receipt.changed
    }

    static func updatedMark(_ noun: Noun, _ receipt: Receipt, known: Double?, now: Double) -> [Checkpoint] {
        guard let greatest = receipt.updated.greatest else { return [] }
        // A single row from the far future must not end the news until then.
        let credible = greatest > now + 3600 ? now : greatest
        return [Checkpoint(Mark.updated(noun), "\(max(credible, known ?? credible))")]
    }
}
