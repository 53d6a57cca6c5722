import OzModel
import Remote
import Store

extension Syncer {
    /// Asks for a list; nil when the server refuses it, which is said once and then left alone.
    func page(_ noun: Noun, _ endpoint: Endpoint<JSONText>) async throws(Halt) -> JSONText? {
        guard !Task.isCancelled, !isClosed else { throw .cancelled }
        await looks.over()
        return try take(noun, await ask(endpoint).value)
    }

    /// Sends a question that nobody waits for on screen, as soon as the budget allows it.
    func ask(_ endpoint: Endpoint<JSONText>) -> Task<Pipeline.Answer, Never> {
        let seconds = budget.wait(now: pace.now())
        let (api, pace) = (api, pace)
        return Task {
            if seconds > 0 {
                do { try await pace.sleep(seconds) } catch { return .failure(.cancelled) }
            }
            return await api.outcome(of: endpoint)
        }
    }

    /// What an answer about a list means for the rest of the round.
    func take(_ noun: Noun, _ answer: Pipeline.Answer) throws(Halt) -> JSONText? {
        switch answer {
        case .success(let text):
            noteAnswer()
            glass.isSpared = false
            refusalsTold[noun] = nil
            return text
        case .failure(let error):
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
        if noun == .orders { glass.note(receipt.ids, now: pace.now()) }
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
}
