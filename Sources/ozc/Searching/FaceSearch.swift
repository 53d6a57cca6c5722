import ConsoleUI
import OzModel
import Remote
import Sync

/// Looks for a face in a collection: by an order of its own, which goes again as soon as it has been answered.
struct FaceSearch {
    let desk: ChangeDesk
    let collection: OzModel.Collection
    let patience: Double
    let keepsOrder: Bool

    /// What came of it.
    struct Answer {
        let analysis: Analysis
        let order: Order
        let hits: [FaceHit]
        let remainder: Remainder
    }

    /// What is left of it on the server.
    enum Remainder: Equatable {
        case nothing
        /// The order, as was asked for.
        case asked
        /// The order, since this log-in deletes none.
        case notAllowed(String)
        /// The order, since it could not be deleted.
        case stuck(String)

        /// For people, without a full stop.
        func sentence(_ order: Order) -> String {
            switch self {
            case .nothing: "its order was deleted again"
            case .asked: "its order \(order.id.rawValue) is on the server"
            case .notAllowed(let reason): "its order \(order.id.rawValue) stays on the server: \(reason)"
            case .stuck(let reason): "its order \(order.id.rawValue) was not deleted: \(reason)"
            }
        }
    }

    /// - Throws: `Failure` when there is no answer; where the order is still on the server then, it says so.
    func run(_ photo: NewFile, _ params: [String: JSONValue]) async throws -> Answer {
        var search = AnalysisWish.search(in: collection.id)
        search.params.merge(params) { _, new in new }
        let change = Change.createOrder(NewOrder(files: [photo], analyses: [search]))
        try await desk.check(change)
        let outcome = try await desk.send(change)
        switch outcome {
        case .done(_, let id?): return try await answer(id)
        case .partly(_, let id, let sentence):
            let order = try await naming(id) { try await desk.order(id) }
            throw Failure(.failed, "\(sentence); \(try await remove(order).sentence(order))")
        case .done, .refused, .unanswered, .offline, .logInNeeded, .cancelled:
            throw ChangeResult.failure(outcome, change)
        }
    }

    private func answer(_ id: String) async throws -> Answer {
        let (verdict, order) = try await naming(id) {
            (try await OrderWait(desk: desk, patience: patience).end(of: id), try await desk.order(id))
        }
        guard !verdict.isUnderWay else {
            throw Failure(.partly, "order \(id): still \(verdict.words), and kept; ozc orders show tells more later")
        }
        let reader = desk.lookup.mirror.reader
        guard let analysis = try reader.analyses(of: order.id).last(where: { $0.type == .collection }) else {
            throw Failure(.failed, "the server has no search in its answer: order \(id) is kept")
        }
        let matches = FaceMatches(analysis, json: try reader.json(.analyses, id: analysis.id.rawValue))
        var named: [(hit: Hit, name: String?)] = []
        for hit in matches.hits { named.append((hit, await name(of: hit.person))) }
        let remainder = keepsOrder ? .asked : try await remove(order)
        let hits = named.map { hit, name in
            FaceHit(
                hit: hit, name: name, collection: collection, analysis: analysis, order: order.id,
                isKept: remainder != .nothing)
        }
        return Answer(analysis: analysis, order: order, hits: hits, remainder: remainder)
    }

    /// A hit is told without a name where the server does not give it.
    private func name(of person: Person.ID) async -> String? {
        try? await desk.ask(Endpoints.person(person, of: collection.id)).person().name
    }

    private func remove(_ order: Order) async throws -> Remainder {
        let change = Change.deleteOrder(desk.known(order), with: nil)
        if let refusal = change.refusal(to: desk.author) { return .notAllowed(refusal) }
        let outcome = try await desk.send(change)
        if case .done = outcome { return .nothing }
        return .stuck(outcome.sentence(change))
    }

    /// Whoever is left without an answer has to know what is left on the server.
    private func naming<Answer>(_ order: String, _ work: () async throws -> Answer) async throws -> Answer {
        do {
            return try await work()
        } catch let failure as Failure where failure.code != .interrupted {
            throw Failure(failure.code, "\(failure.sentence); order \(order) of this search is on the server")
        }
    }
}
