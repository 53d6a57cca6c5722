import ConsoleUI
import Foundation
import OzModel
import Store
import Sync

/// Waits until the analyses of an order have ended.
struct OrderWait {
    /// Seconds between two looks, at first and at most.
    private static let pauses = (first: 0.25, most: 2.0)

    let desk: ChangeDesk
    let patience: Double

    /// - Returns: how the order stands; under way still where patience ended first.
    /// - Throws: `Failure` when the server is not reached for good, or the order is gone.
    func end(of id: String) async throws -> Verdict {
        let (desk, deadline) = (desk, ContinuousClock.now + .seconds(patience))
        let progress = ProgressLine(what: "analyses ended")
        defer { progress.clear() }
        return try await Interrupt.cancelling {
            var pause = Self.pauses.first
            while true {
                let order = try await desk.order(id)
                let analyses = try desk.lookup.mirror.reader.analyses(of: order.id)
                let ended = analyses.count { !$0.state.isUnderWay }
                guard order.verdict.isUnderWay || ended < analyses.count else { return order.verdict }
                guard ContinuousClock.now < deadline else { return .processing }
                progress.show(ended, of: analyses.count)
                try? await Task.sleep(for: .seconds(pause))
                if Task.isCancelled {
                    throw Failure(.interrupted, "interrupted: order \(id) goes on without this command")
                }
                pause = min(pause * 1.5, Self.pauses.most)
            }
        }
    }
}

extension Verdict {
    /// What an order's end means to a script.
    ///
    /// - Throws: `Failure` with 1 for declined and failed, with 6 where it has not come to an end or a person must decide.
    func leave(_ order: String) throws {
        switch self {
        case .success: note("ozc: order \(order): success")
        case .initial, .processing:
            throw Failure(.partly, "order \(order): still \(words); ozc orders show tells more later")
        case .operatorRequired: throw Failure(.partly, "order \(order): operator required: a person has to decide")
        case .declined, .failed, .finished, .other: throw Failure(.failed, "order \(order): \(words)")
        }
    }
}
