import OzModel
import Remote
import Store

extension Syncer {
    /// Fetches one object into the mirror now, whatever a round is busy with: what someone looks at goes first.
    ///
    /// An order comes with its analyses and media. An object that the server says does not exist leaves the mirror;
    /// any other 404 may be a route that this server does not have, and removes nothing.
    public nonisolated func open(_ noun: Noun, id: String) async -> PullOutcome {
        await look(Self.endpoint(noun, id)) { answer in await self.settle(noun, id, answer) }
    }

    /// Fetches the orders of these ids now, whatever a round is busy with; ids that the server does not know are left.
    public nonisolated func look(at orders: [String]) async -> PullOutcome {
        guard !orders.isEmpty else { return .done(changed: 0) }
        return await look(Endpoints.folders(Self.query(orders))) { answer in await self.settle(answer) }
    }

    /// Not on the actor: the question goes out even while a page is being put into the mirror, and the next page waits.
    private nonisolated func look(
        _ endpoint: Endpoint<JSONText>, _ settle: (Pipeline.Answer) async -> PullOutcome
    ) async -> PullOutcome {
        guard !isClosed else { return .cancelled }
        looks.begin()
        defer { looks.end() }
        return await settle(await api.outcome(of: endpoint))
    }

    private func settle(_ noun: Noun, _ id: String, _ answer: Pipeline.Answer) -> PullOutcome {
        guard case .failure(.notFound(_, code: RemoteError.notExist)) = answer else {
            return settle(answer, noun, named: noun.singular)
        }
        noteAnswer()
        return forget(noun, id)
    }

    private func settle(_ answer: Pipeline.Answer) -> PullOutcome { settle(answer, .orders, named: "orders") }

    private func settle(_ answer: Pipeline.Answer, _ noun: Noun, named what: String) -> PullOutcome {
        // It did not wait for the budget, but it counts.
        _ = budget.wait(now: pace.now())
        do throws(Halt) {
            switch answer {
            case .success(let text):
                noteAnswer()
                return .done(changed: try store(noun, text.bytes).changed)
            case .failure(let error):
                guard error.isRefusal else { throw Halt(error) }
                noteAnswer()
                report(.refused(what: what, sentence: error.sentence))
                return .failed(sentence: error.sentence, retryAfter: nil)
            }
        } catch {
            tell(error)
            return error.outcome
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

    private static func endpoint(_ noun: Noun, _ id: String) -> Endpoint<JSONText> {
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
