import OzModel
import Remote
import Store

extension Syncer {
    /// Fetches one object into the mirror now, whatever a round is busy with: what someone looks at goes first.
    ///
    /// An order comes with its analyses and media. An object that the server says does not exist leaves the mirror;
    /// any other 404 may be a route that this server does not have, and removes nothing.
    public func open(_ noun: Noun, id: String) async -> PullOutcome {
        do {
            return .done(changed: try await fetch(noun, id))
        } catch {
            switch error {
            case .gone:
                return forget(noun, id)
            case .halt(let halt):
                tell(halt)
                return halt.outcome
            case .refused(let sentence):
                report(.refused(what: noun.singular, sentence: sentence))
                return .failed(sentence: sentence, retryAfter: nil)
            }
        }
    }

    private enum Miss: Error {
        case gone
        case refused(String)
        case halt(Halt)
    }

    private func fetch(_ noun: Noun, _ id: String) async throws(Miss) -> Int {
        guard !isClosed else { throw .halt(.cancelled) }
        let bytes: [UInt8]
        do {
            bytes = try await api.send(endpoint(noun, id)).bytes
        } catch .notFound(_, code: RemoteError.notExist) {
            noteAnswer()
            throw .gone
        } catch {
            guard error.isRefusal else { throw .halt(Halt(error)) }
            noteAnswer()
            throw .refused(error.sentence)
        }
        noteAnswer()
        do {
            return try store(noun, bytes).changed
        } catch {
            throw .halt(error)
        }
    }

    private func forget(_ noun: Noun, _ id: String) -> PullOutcome {
        guard !isClosed else { return .cancelled }
        do {
            try mirror.remove(noun, id: id)
        } catch {
            let halt = Halt(error)
            tell(halt)
            return halt.outcome
        }
        report(.gone(noun, id: id))
        report(.changed(revision: mirror.reader.revision))
        return .gone
    }

    private func endpoint(_ noun: Noun, _ id: String) -> Endpoint<JSONText> {
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
