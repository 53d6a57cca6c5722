import FaultServer
import Foundation
import TestSupport

/// A small Oz API of three orders that answers well until it is told to misbehave.
final class FaultyAPI: Sendable {
    /// What to answer instead; nil lets the good answer through.
    typealias Fault = @Sendable (FaultRequest) -> FaultReply?

    static let email = "anna@example.test"
    static let password = "correct-horse-battery"

    let server: FaultServer
    private let desk = FaultyState()

    init() throws {
        let desk = desk
        server = try FaultServer { desk.reply(to: $0) }
    }

    deinit { server.stop() }

    var url: String { server.url() }
    /// Requests for lists of orders so far.
    var listings: [FaultRequest] { server.requests.filter { $0.path.hasPrefix("/api/folders") } }

    func misbehave(_ fault: @escaping Fault) { desk.state.withLock { $0.fault = fault } }
    /// Orders are listed so; everything else is answered well.
    func list(_ reply: FaultReply) { misbehave { $0.path.hasPrefix("/api/folders") ? reply : nil } }
    func behave() { desk.state.withLock { $0.fault = nil } }
    /// A new order, which the next look at what is new will see.
    func add(_ name: String) { desk.state.withLock { $0.orders.append(name) } }
    /// Ends the tokens given so far; they may be renewed, or not.
    func expire(renewable: Bool = true) {
        desk.state.withLock { state in
            state.session += 1
            state.isRenewable = renewable
        }
    }

    /// A home whose console asks often and is logged in here.
    func home(server: String? = nil, more: String = "") throws -> Home {
        let home = try Home()
        try home.configure("[sync]\ninterval = \"200ms\"\nidle_interval = \"300ms\"\n\(more)")
        let run = try Program.run(
            "ozc", ["login", "--server", server ?? url, "--email", Self.email, "--password-stdin"], home: home,
            input: Self.password + "\n")
        guard run.code == 0 else { throw TestTimeout(description: "log-in: \(run.code) \(run.errors)") }
        return home
    }

    /// An order as the API writes it; `more` are further fields, with a comma before each.
    static func order(_ number: Int, _ name: String, at time: Double, more: String = "") -> String {
        """
        {"folder_id": "000000f0-0000-4000-8000-00000000000\(number)", "time_created": \(time), "time_updated": \(time),
        "resolution_status": "FINISHED", "system_resolution": "SUCCESS", "is_archive": false,
        "meta_data": {"transaction_id": "\(name)"}, "media": [], "analyses": []\(more)}
        """
    }

    static func page(_ orders: [String]) -> String {
        #"{"items": [\#(orders.joined(separator: ","))], "total_count": \#(orders.count), "limit": 500, "offset": 0}"#
    }
}
