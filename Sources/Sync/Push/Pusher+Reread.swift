import OzModel
import Remote
import Store

extension Pusher {
    /// Reads settled cases into the mirror again: no pull wrote over them while their decision was under way.
    func reread() async throws {
        var isRead: [String: Bool] = [:]
        var fresh: [String] = []
        var failed: OutboxRow?
        var stop: (any Error)?
        for row in try ledger.reader.stale(owner: owner) {
            let id = row.decision.orderID?.rawValue ?? row.decision.analysisID.rawValue
            do {
                let known = isRead[id]
                let isDone = if let known { known } else { try await reread(row) }
                isRead[id] = isDone
                if isDone { fresh.append(row.operation) } else { failed = row }
            } catch {
                (failed, stop) = (row, error)
                break
            }
        }
        try ledger.noteFresh(fresh)
        if let failed { try ledger.noteTried(failed) }
        if let stop { throw stop }
    }

    /// False when it should be tried again in the next round.
    private func reread(_ row: OutboxRow) async throws -> Bool {
        let decision = row.decision
        let (noun, id) =
            decision.orderID.map { (Noun.orders, $0.rawValue) } ?? (.analyses, decision.analysisID.rawValue)
        let endpoint = noun == .orders ? Endpoints.folder(id) : Endpoints.analysis(id)
        do {
            return try take(try await api.send(endpoint), noun)
        } catch .notFound(_, code: RemoteError.notExist) as RemoteError {
            try mirror.remove(noun, id: id)
            report(.mirrorChanged(revision: mirror.reader.revision))
            return true
        } catch let error as RemoteError where error.kind == .network {
            throw Stop(outcome: .offline(sentence: error.sentence))
        } catch .logInNeeded(let reason) as RemoteError {
            throw Stop(outcome: .logInNeeded(reason: reason))
        } catch .throttled(let seconds) as RemoteError {
            throw Stop(outcome: .held(sentence: "the server asks for a pause", seconds: seconds))
        } catch .cancelled as RemoteError {
            throw CancellationError()
        } catch let error as RemoteError {
            return error.isFinal
        }
    }

    private func take(_ answer: JSONText, _ noun: Noun) throws -> Bool {
        let held = try ledger.reader.held(owner: owner)
        do {
            let receipt = try mirror.ingest(noun, answer.bytes, held: held)
            if receipt.changed > 0 { report(.mirrorChanged(revision: receipt.revision)) }
            return true
        } catch .malformed {
            return false
        }
    }
}

extension RemoteError {
    /// The server does not give it, and asking again would not change that.
    fileprivate var isFinal: Bool {
        switch self {
        case .forbidden, .notFound, .redirected: true
        case .api(let status, _, _, _): (400..<500).contains(status)
        case .unreachable, .notJSON, .unreadable, .logInNeeded, .logInRefused, .throttled, .readOnly, .cancelled,
            .keeper:
            false
        }
    }
}
