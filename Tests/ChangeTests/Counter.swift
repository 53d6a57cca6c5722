import Curl
import Foundation
import HTTP
import OzModel
import Remote
import Store
import Sync
import Synchronization
import TestSupport

/// A log-in at a sandbox of its own, with a ledger and a mirror, from which changes are sent.
final class Counter {
    let server: Server
    let api: OzAPI
    let ledger: Ledger
    let mirror: Store.Mirror
    let author: Author
    let owner: LedgerOwner
    private let home: Home
    /// Kept, since it ends with the last who knows it.
    private let sandbox: RunningSandbox
    private let told = Told()

    private final class Told: Sendable {
        let events = Mutex<[ChangeEvent]>([])
    }

    /// What went wrong besides the changes themselves.
    var troubles: [String] {
        told.events.withLock { events in
            events.compactMap { event in
                guard case .trouble(let sentence) = event else { return nil }
                return sentence
            }
        }
    }

    init(
        _ sandbox: RunningSandbox, as role: String = "admin", readOnly: Bool = false,
        transport: any Transport = CurlTransport()
    ) async throws {
        self.sandbox = sandbox
        server = try Server(sandbox.url)
        home = try Home()
        api = OzAPI(
            server: server, transport: transport, keeper: MemoryKeeper(), policy: .none, readOnly: readOnly)
        let tokens = try await api.logIn(email: sandbox.email(role), password: Secret(sandbox.password(role)))
        let user = tokens.user
        author = Author(
            role: user.map { UserRole(wire: $0.role, isAdmin: $0.isAdmin, isService: $0.isService) },
            companyID: user?.companyID.map { Company.ID($0) }, userID: user.map { User.ID($0.userID) },
            barred: Set((user?.barredAnalyses ?? []).map { AnalysisType(wire: $0) }))
        owner = LedgerOwner(
            server: server.base, user: user?.key ?? "", email: sandbox.email(role), profile: "default")
        ledger = try Ledger(path: "\(home.path)/ledger.sqlite")
        mirror = try Store.Mirror.inMemory()
    }

    /// - Parameter mayAsk: false as if nothing were known of the log-in, so that everything is sent.
    func send(
        _ change: Change, mayAsk: Bool = true, offline: Bool = false,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async -> ChangeOutcome {
        let told = told
        let sender = ChangeSender(
            api: api, ledger: ledger, mirror: mirror, owner: owner, author: mayAsk ? author : Author(role: nil),
            isOffline: offline
        ) { event in
            told.events.withLock { $0.append(event) }
        }
        return await sender.send(change, progress: progress)
    }

    /// The actions of the audit, oldest first.
    func audit() throws -> [AuditEntry] { try ledger.reader.audit(limit: 1000).reversed() }

    /// What the server has of an object, as JSON; nil where it has none.
    func read(_ endpoint: Endpoint<JSONText>) async throws -> [String: JSONValue]? {
        do {
            return try await api.send(endpoint).fields()
        } catch .notFound {
            return nil
        }
    }

    /// A picture that the sandbox takes for one.
    func picture(_ name: String = "face.jpg", padding: Int = 0) throws -> NewFile {
        let path = "\(home.path)/\(name)"
        var bytes: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0,
        ]
        bytes += [UInt8](repeating: 0, count: padding) + [0xFF, 0xD9]
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        guard let file = NewFile(path: path, size: bytes.count) else { throw TestTimeout(description: "no stage") }
        return file
    }

    /// Lets something go wrong with the next request that fits, `times` times.
    func fault(_ method: String, _ path: String, _ fault: String, times: Int = 1) async throws {
        let body = #"{"method": "\#(method)", "path": "\#(path)", "times": \#(times), "fault": {\#(fault)}}"#
        let headers = [Header("Content-Type", "application/json")]
        let request = Request(
            .post, "\(server.base)/_sandbox/faults", headers: headers, body: .bytes(Array(body.utf8)))
        let response = try await CurlTransport().send(request)
        guard response.status == 201 else { throw TestTimeout(description: "no stage") }
    }
}

extension ChangeOutcome {
    var id: String? {
        switch self {
        case .done(_, let id): id
        case .partly(_, let id, _): id
        case .refused, .unanswered, .offline, .logInNeeded, .cancelled: nil
        }
    }

    var refusal: ChangeRefusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }

    var isDone: Bool {
        guard case .done = self else { return false }
        return true
    }

    var isUnanswered: Bool {
        guard case .unanswered = self else { return false }
        return true
    }
}
