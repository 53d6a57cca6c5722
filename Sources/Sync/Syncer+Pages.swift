import OzModel
import Remote
import Store

extension Syncer {
    /// Asks for a list; nil when the server refuses it, which is said once and then left alone.
    func page(_ noun: Noun, _ endpoint: Endpoint<JSONText>) async throws(Halt) -> JSONText? {
        guard !Task.isCancelled, !isClosed else { throw .cancelled }
        do {
            let answer = try await api.send(endpoint)
            noteAnswer()
            refusalsTold[noun] = nil
            return answer
        } catch {
            guard error.isRefusal else { throw Halt(error) }
            noteAnswer()
            refused.insert(noun)
            if refusalsTold.updateValue(error.sentence, forKey: noun) != error.sentence {
                report(.refused(what: noun.rawValue, sentence: error.sentence))
            }
            return nil
        }
    }

    /// Puts a page into the mirror together with the pull's new place, and tells what came of it.
    func store(
        _ noun: Noun, _ bytes: [UInt8], saving: @Sendable (Receipt) -> [Checkpoint] = { _ in [] }
    ) throws(Halt) -> Receipt {
        try checkOpen()
        let seen = mirror.reader.revision
        let receipt: Receipt
        do {
            receipt = try mirror.ingest(noun, bytes, held: try held(), saving: saving)
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

    func keep(_ checkpoints: [Checkpoint]) throws(Halt) {
        try checkOpen()
        do {
            try mirror.save(checkpoints)
        } catch {
            throw Halt(error)
        }
    }

    /// One page of the first sync.
    func step(_ backfill: inout Backfill) async throws(Halt) -> Int {
        let before = backfill
        let policy = policy
        let asked = pace.now()
        guard let answer = try await page(.orders, Endpoints.folders(before.query(policy))) else { return 0 }
        let time = ServerTime(sent: answer.sent, now: pace.now())
        let isFirst = before == Backfill()
        let pageBefore = isFirst ? [] : pageIDs
        let receipt = try store(.orders, answer.bytes) { receipt in
            let marks = [Checkpoint(Mark.backfill, before.after(receipt, pageBefore: pageBefore, policy).text)]
            guard isFirst else { return marks }
            // Whatever changes from now on is newer than anything on this page, so looking from here on misses nothing.
            let updated = time.first(receipt.updated.greatest)
            return marks + [Noun.orders, .analyses].map { Checkpoint(Mark.updated($0), "\(updated)") }
                + [Checkpoint(Mark.news, "\(asked)")]
        }
        backfill = before.after(receipt, pageBefore: pageBefore, policy)
        pageIDs = Set(receipt.ids)
        if isFirst { newsRead = asked }
        told = nil
        report(.progress(done: backfill.count, total: backfill.total, phase: .orders))
        return receipt.changed
    }
}
