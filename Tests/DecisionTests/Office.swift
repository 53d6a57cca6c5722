import Curl
import Foundation
import HTTP
import OzModel
import Remote
import Store
import TestSupport

/// A sandbox with an operator of ours, a colleague who decides the same cases, and the cases that both may decide.
struct Office: Sendable {
    /// An analysis that can be decided, and its order.
    struct Case: Sendable {
        let analysis: String
        let order: String
    }

    let server: Server
    let port: Int
    let network = CurlTransport()
    let owner: LedgerOwner
    let cases: [Case]
    private let ours: Secret
    private let colleague: OzAPI

    init(_ sandbox: RunningSandbox) async throws {
        server = try Server(sandbox.url)
        port = sandbox.port
        let email = sandbox.email("operator")
        owner = LedgerOwner(server: server.base, user: "u-operator", email: email, profile: "default")
        ours = try await Self.logIn(sandbox, "operator", server, network)
        let theirs = try await Self.logIn(sandbox, "client-operator", server, network)
        colleague = Self.api(server, network, theirs, .real)
        cases = try await Self.decidable(colleague)
    }

    /// The API as the console uses it, over a network of its own.
    func api(_ transport: any Transport, _ pace: Pace) -> OzAPI { Self.api(server, transport, ours, pace) }

    /// The cases of one sequence, which nobody else decides.
    func cases(of sequence: Int, count: Int) -> [Case] {
        Array(cases[sequence * count..<(sequence + 1) * count])
    }

    /// The colleague decides.
    func decide(_ analysis: String, _ verdict: Verdict) async throws {
        _ = try await colleague.send(Endpoints.decide(analysis, verdict: verdict.wire, comment: "colleague"))
    }

    /// The colleague decides once the server has dealt with all that a killed console has left on its way.
    ///
    /// Else it would come between that console's reading and its deciding, a gap which the API leaves open. A server that
    /// is in trouble is left alone.
    func decideOnceQuiet(_ analysis: String, _ verdict: Verdict) async throws {
        try eventually("the killed console's connections are closed") {
            let table = try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)
            let digits = String(port, radix: 16, uppercase: true)
            let end = ":" + String(repeating: "0", count: 4 - digits.count) + digits
            return table.split(separator: "\n").dropFirst().count { line in
                let fields = line.split(separator: " ")
                // 08: the console has closed it, and the server has not.
                return fields.count > 3 && fields[1].hasSuffix(end) && fields[3] == "08"
            } == 0
        }
        for _ in 1...2 { _ = try await colleague.send(Endpoints.analysis(analysis)) }
        try? await decide(analysis, verdict)
    }

    /// What opens a session of ours.
    var token: String { ours.exposed }

    /// What the server has, without anything that goes wrong on the way.
    func read(order: String) async throws -> [UInt8] { try await colleague.send(Endpoints.folder(order)).bytes }

    private static func api(_ server: Server, _ transport: any Transport, _ token: Secret, _ pace: Pace) -> OzAPI {
        OzAPI(
            server: server, transport: transport, keeper: MemoryKeeper(Tokens(access: token)), policy: .none,
            pace: pace)
    }

    private static func logIn(
        _ sandbox: RunningSandbox, _ role: String, _ server: Server, _ network: CurlTransport
    ) async throws -> Secret {
        let api = OzAPI(server: server, transport: network, keeper: MemoryKeeper())
        return try await api.logIn(email: sandbox.email(role), password: Secret(sandbox.password(role))).access
    }

    private static func decidable(_ api: OzAPI) async throws -> [Case] {
        var query = AnalysisQuery()
        // All of them, which the sandbox allows.
        query.limit = -1
        query.state = Choice(only: ["FINISHED"])
        let page = try await api.send(Endpoints.analyses(query))
        let object = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any]
        let items = object?["items"] as? [[String: Any]] ?? []
        return items.compactMap { item in
            guard let id = item["analyse_id"] as? String, let order = item["folder_id"] as? String else { return nil }
            return Case(analysis: id, order: order)
        }
    }
}
