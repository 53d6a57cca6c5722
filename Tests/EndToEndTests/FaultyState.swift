import FaultServer
import Foundation
import Synchronization

/// What the server's threads share.
final class FaultyState: Sendable {
    struct State {
        var fault: FaultyAPI.Fault?
        var orders = ["first", "second", "third"]
        var session = 1
        var isRenewable = true
    }

    let state = Mutex(State())
    private let start = Date().timeIntervalSince1970.rounded() - 1000

    func reply(to request: FaultRequest) -> FaultReply {
        let state = state.withLock { $0 }
        if let reply = state.fault?(request) { return reply }
        let path = request.path
        if path.hasSuffix("/authorize/auth") { return session(state) }
        let access = request.header("X-Forensic-Access-Token")
        if path.hasSuffix("/authorize/refresh") {
            guard state.isRenewable, access != nil else { return ended }
            return session(state)
        }
        guard access == "access-token-\(state.session)" else { return ended }
        guard path.hasPrefix("/api/folders") else { return .answer(200, FaultyAPI.page([])) }
        let least = number("time_updated.min", in: request) ?? 0
        let most = number("time_created.max", in: request) ?? .infinity
        let times = state.orders.indices.map { start + Double($0) }
        let rows = state.orders.indices.filter { times[$0] >= least && times[$0] <= most }
        let sorted = request.target.contains("time_updated.min") ? rows : rows.reversed()
        return .answer(
            200, FaultyAPI.page(sorted.map { FaultyAPI.order($0 + 1, state.orders[$0], at: times[$0]) }))
    }

    private var ended: FaultReply {
        .answer(401, #"{"error_code": 8, "error_message": "Provided user auth token has expired.", "details": null}"#)
    }

    private func session(_ state: State) -> FaultReply {
        let now = Date().timeIntervalSince1970
        return .answer(
            200,
            """
            {"time_created": \(now), "time_updated": \(now), "access_token": "access-token-\(state.session)",
            "expire_token": "expire-token-\(state.session)", "expire_date": \(now + 900),
            "user": {"user_id": "000000a0-0000-4000-8000-000000000001", "user_type": "OPERATOR",
            "email": "\(FaultyAPI.email)"}}
            """)
    }

    private func number(_ name: String, in request: FaultRequest) -> Double? {
        let query = request.target.split(separator: "?").dropFirst().first ?? ""
        let part = query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
        return part.flatMap { Double($0.dropFirst(name.count + 1)) }
    }
}
