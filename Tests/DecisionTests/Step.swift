import HTTP
import TestSupport

/// One thing that happens to a console, its operator, its network, its server, or the case itself.
enum Step: CustomStringConvertible {
    case decide, undo, again, push, pull, wait, offline, online, restart
    /// While nothing is under way.
    case kill
    /// In the middle of sending.
    case killWhileSending(MortalTransport.Kill)
    /// A colleague decides or a case changes: now, or just before the console's next question.
    case conflict, conflictWhileSending
    /// So many times in a row.
    case fault(HTTP.Method, Weather.Fault, Int)

    static func random(_ chance: inout Chance) -> Step {
        let step = chance.one(of: [
            (30, Step.decide), (7, .undo), (7, .again), (36, .push), (4, .pull), (14, .wait), (4, .offline),
            (10, .online), (3, .restart), (3, .kill), (7, .conflict), (4, .conflictWhileSending),
            (6, .fault(.get, .serverError, 1)), (18, .fault(.patch, .serverError, 1)),
            (9, .killWhileSending(.init(request: 0, isAfter: false))),
        ])
        switch step {
        case .fault(.get, _, _):
            // To read changes nothing, so that an answer lost after the deed is as good as one lost before.
            let fault = chance.one(of: [
                (3, Weather.Fault.serverError), (1, .badGateway), (1, .cutBefore), (1, .throttled),
                (1, .forbidden),
            ])
            return .fault(.get, fault, 1 + chance.below(3))
        case .fault(let method, _, _):
            let fault = chance.one(of: [
                (3, Weather.Fault.serverError), (2, .badGateway), (3, .cutBefore), (6, .cutAfter),
                (3, .errorAfter), (2, .garbageAfter), (4, .forbidden), (1, .throttled), (1, .sessionEnded),
            ])
            return .fault(method, fault, chance.happens(0.7) ? 1 : 3)
        case .killWhileSending:
            return .killWhileSending(.init(request: chance.below(6), isAfter: chance.happens(0.6)))
        default: return step
        }
    }

    var description: String {
        switch self {
        case .decide: "decide"
        case .undo: "undo"
        case .again: "again"
        case .push: "push"
        case .pull: "pull"
        case .wait: "wait"
        case .offline: "offline"
        case .online: "online"
        case .restart: "restart"
        case .kill: "kill"
        case .killWhileSending(let kill): "kill \(kill.isAfter ? "after" : "before") request \(kill.request)"
        case .conflict: "conflict"
        case .conflictWhileSending: "conflict while sending"
        case .fault(let method, let fault, let times): "\(times) × \(method.rawValue) \(fault)"
        }
    }
}
