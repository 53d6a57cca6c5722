import HTTP
import OzModel
import Remote
import Store

extension ChangeSender {
    /// What it means that no good answer came.
    func failure(_ change: Change, _ error: RemoteError, _ watch: SendingWatch) async -> ChangeOutcome {
        switch error {
        case .logInNeeded(let reason), .logInRefused(let reason): return .logInNeeded(reason: reason)
        case .forbidden: return .refused(ChangeRefusal(.notAllowed, error.sentence))
        case .notFound(_, code: RemoteError.notExist): return gone(change)
        case .notFound: return refused("this server does not know how to: \(error.sentence)")
        case .readOnly, .keeper: return .refused(ChangeRefusal(.here, error.sentence))
        case .throttled, .redirected: return refused(error.sentence)
        case .cancelled, .unreachable(.cancelled):
            if watch.isShort { return .cancelled }
            return .unanswered(sentence: "cancelled after it was sent")
        case .unreachable(.unreadableFile(let path)):
            let index = change.files.firstIndex { $0.path == path }
            return .refused(ChangeRefusal(.here, error.sentence, field: index.map { .file($0) }))
        // A body that did not go out whole is nothing that a server could act on.
        case .unreachable where watch.isShort: return .offline(sentence: "\(error.sentence); nothing was changed")
        case .unreachable where !error.mayHaveActed:
            return error.kind == .network
                ? .offline(sentence: "\(error.sentence); nothing was changed") : refused(error.sentence)
        case .api(let status, _, _, let details) where (400..<500).contains(status):
            return .refused(ChangeRefusal(.server, error.sentence, field: details.flatMap(Self.field)))
        case .notJSON where !error.mayHaveActed: return refused(error.sentence)
        case .unreachable, .api, .notJSON, .unreadable: return await doubt(change, error)
        }
    }

    private func refused(_ sentence: String) -> ChangeOutcome { .refused(ChangeRefusal(.server, sentence)) }

    /// The server does not have it: neither should the mirror.
    private func gone(_ change: Change) -> ChangeOutcome {
        if change.deed == .delete { forget(change) }
        return .refused(ChangeRefusal(.notFound, "the server has no \(change.label)"))
    }

    /// It may have happened: what the server has now tells of a deletion, and is shown in any case.
    private func doubt(_ change: Change, _ error: RemoteError) async -> ChangeOutcome {
        guard let id = change.objectID, let noun = change.resource.noun else {
            return .unanswered(sentence: error.sentence)
        }
        do throws(RemoteError) {
            let answer = try await api.send(Self.endpoint(noun, id))
            take(answer, noun)
            let stands = change.deed == .delete ? "; \(change.label) is still there" : ""
            return .unanswered(sentence: error.sentence + stands)
        } catch {
            guard change.deed == .delete, case .notFound(_, code: RemoteError.notExist) = error else {
                return .unanswered(sentence: error.sentence)
            }
            await tidy(change)
            return .done(change.resource, id: id)
        }
    }

    /// The field that a server's details name: `email`, or `key_path: email`.
    static func field(_ details: String) -> ChangeField? {
        let prefix = "key_path: "
        return ChangeField(wire: details.hasPrefix(prefix) ? String(details.dropFirst(prefix.count)) : details)
    }

    static func endpoint(_ noun: Noun, _ id: String) -> Endpoint<JSONText> {
        switch noun {
        case .orders: Endpoints.folder(id, withAnalyses: true)
        case .analyses: Endpoints.analysis(id)
        case .media: Endpoints.media(id)
        case .users: Endpoints.user(id)
        case .companies: Endpoints.company(id)
        case .collections: Endpoints.collection(id)
        }
    }
}
