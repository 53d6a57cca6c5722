import OzModel
import Remote
import Store

extension Pusher {
    /// Reads settled cases into the mirror again: no pull wrote over them while their decision was under way.
    func reread() async throws {
        let rows = try ledger.reader.stale(owner: owner)
        var done: Set<String> = []
        for row in rows {
            let id = row.decision.orderID?.rawValue
            if let id, done.contains(id) { continue }
            try await reread(row)
            if let id { done.insert(id) }
        }
        try ledger.noteFresh(rows.map(\.operation))
    }

    private func reread(_ row: OutboxRow) async throws {
        let decision = row.decision
        let (noun, id) =
            decision.orderID.map { (Noun.orders, $0.rawValue) } ?? (.analyses, decision.analysisID.rawValue)
        let endpoint = noun == .orders ? Endpoints.folder(id) : Endpoints.analysis(id)
        do {
            let answer = try await api.send(endpoint)
            let held = try ledger.reader.held()
            let receipt = try mirror.ingest(noun, answer.bytes, held: held)
            if receipt.changed > 0 { report(.mirrorChanged(revision: receipt.revision)) }
        } catch .notFound(_, code: RemoteError.notExist) as RemoteError {
            try mirror.remove(noun, id: id)
            report(.mirrorChanged(revision: mirror.reader.revision))
        } catch let error as RemoteError where error.kind == .network {
            throw Stop(outcome: .offline(sentence: error.sentence))
        } catch .logInNeeded(let reason) as RemoteError {
            throw Stop(outcome: .logInNeeded(reason: reason))
        } catch .throttled(let seconds) as RemoteError {
            throw Stop(outcome: .held(sentence: "the server asks for a pause", seconds: seconds))
        } catch is RemoteError {
            // The server does not give it, and asking again would not change that; the next pull may.
        }
    }
}
