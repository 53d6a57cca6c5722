import ConsoleUI
import OzModel
import Remote

/// Reading persons of collections for the screen; they stay in memory.
extension Backstage {
    /// Persons of one collection that are read at most.
    private static let most = 1_000
    private static let page = 100

    func meet(_ wishes: [Roster.Wish]) async {
        guard let api, !workplace.isOffline else {
            for wish in wishes { roster.refuse(wish, "The server cannot be asked yet.") }
            return mailbox.post(.met)
        }
        let session = generation.withLock { $0 }
        for wish in wishes where roster.begin(wish) {
            do throws(RemoteError) {
                switch wish {
                case .person(let key):
                    let text = try await api.send(Endpoints.person(key.person, of: key.collection))
                    let person = try text.person()
                    guard isCurrent(session) else { return }
                    roster.put(person, json: text.text, as: key)
                case .everybody(let collection):
                    let (persons, total) = try await everybody(of: collection, api)
                    guard isCurrent(session) else { return }
                    roster.put(persons, total: total, of: collection)
                }
            } catch {
                guard isCurrent(session) else { return }
                let isGone = if case .notFound = error { true } else { false }
                roster.refuse(wish, sentence(error.sentence), isGone: isGone)
            }
            mailbox.post(.met)
        }
    }

    private func isCurrent(_ session: Int) -> Bool { generation.withLock { $0 == session } }

    /// Newest first, as the server has them.
    private func everybody(
        of collection: OzModel.Collection.ID, _ api: OzAPI
    ) async throws(RemoteError) -> (persons: [Person], total: Int?) {
        var persons: [Person] = []
        while true {
            let page = try await api.send(
                Endpoints.persons(of: collection, offset: persons.count, limit: Self.page)
            ).persons()
            let known = Set(persons.map(\.id))
            let fresh = page.persons.filter { !known.contains($0.id) }
            persons += fresh
            let isAll = fresh.isEmpty || page.total.map { persons.count >= $0 } ?? (page.persons.count != Self.page)
            if isAll || persons.count >= Self.most { return (persons, page.total) }
        }
    }
}
