import Hummingbird
import HummingbirdTesting

@testable import SandboxServer

/// A sandbox with a client in front of it and a clock in the test's hand.
struct Bench: Sendable {
    static let start = 1_795_000_000.0
    /// Two thresholds, between which faces need an operator.
    static let band: JSON = ["threshold_min": 0.75, "threshold_max": 0.85]

    let client: any TestClientProtocol
    let clock: ManualClock

    /// An answer with its body read.
    struct Answer: Sendable {
        let status: Int
        let body: JSON
        let response: TestResponse

        var code: Int? { body["error_code"]?.number.map { Int($0) } }
        var items: [JSON] { body["items"]?.elements ?? body.elements ?? [] }
    }

    @discardableResult
    static func run<Value: Sendable>(
        orders: Int = 40, configure: (inout SandboxConfiguration) -> Void = { _ in },
        _ test: @Sendable (Bench) async throws -> Value
    ) async throws -> Value {
        var configuration = SandboxConfiguration()
        configuration.orders = orders
        configuration.now = start
        configuration.port = 0
        configure(&configuration)
        let clock = ManualClock(start)
        let application = try Sandbox.application(configuration, clock: { clock.now })
        return try await application.test(.router) { client in
            try await test(Bench(client: client, clock: clock))
        }
    }

    func send(
        _ method: String, _ path: String, token: String? = nil, body: JSON? = nil, bytes: [UInt8]? = nil,
        type: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        if let token { fields[.accessToken] = token }
        if let type { fields[.contentType] = type }
        for (name, value) in headers { if let name = HTTPFields.Element.Name(name) { fields[name] = value } }
        let content = bytes ?? body?.bytes
        let response = try await client.executeRequest(
            uri: path, method: .init(method) ?? .get, headers: fields, body: content.map { ByteBuffer(bytes: $0) })
        let json = (try? JSON(parsing: Array(buffer: response.body))) ?? .null
        return Answer(status: response.status.code, body: json, response: response)
    }

    func logIn(_ role: Role) async throws -> Answer {
        let login = Login.standard(role)
        return try await send(
            "POST", "/api/authorize/auth",
            body: ["credentials": ["email": .string(login.email), "password": .string(login.password)]])
    }

    func token(_ role: Role) async throws -> String {
        try await logIn(role).body["access_token"]?.text ?? ""
    }

    func get(_ path: String, as role: Role = .admin) async throws -> Answer {
        try await send("GET", path, token: token(role))
    }

    /// An order with the named files, made by a role; answers its JSON.
    func makeFolder(
        _ names: [String], metaData: JSON = [:], tags: [String: JSON] = [:], as role: Role = .client
    ) async throws -> Answer {
        let payload: JSON = [
            "folder:meta_data": metaData,
            "media:tags": .object(tags.map { JSON.Member($0.key, $0.value) }),
        ]
        let form = TestForm(payload: payload, files: names.map { ($0, TestForm.jpeg) })
        return try await send(
            "POST", "/api/folders/", token: token(role), bytes: form.bytes, type: TestForm.contentType)
    }

    /// The id of a new analysis in which an operator must decide.
    func doubtful() async throws -> String {
        let folder = try await makeFolder(["operator.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
        let id = try await analyse(folder, ["biometry"], params: Self.band).items[0]["analyse_id"]?.text ?? ""
        clock.advance(10)
        return id
    }

    /// Decides an analysis.
    func decide(_ analysis: String, _ verdict: String, comment: JSON = .null, token: String) async throws -> Answer {
        try await send(
            "PATCH", "/api/analyses/\(analysis)", token: token,
            body: ["resolution_operator": .string(verdict), "resolution_comment": comment])
    }

    /// Asks for analyses of an order.
    func analyse(
        _ folder: String, _ types: [String], params: JSON = [:], as role: Role = .client
    ) async throws -> Answer {
        try await send(
            "POST", "/api/folders/\(folder)/analyses/", token: token(role),
            body: ["analyses": .array(types.map { ["type": .string($0), "params": params] })])
    }
}

extension Bench {
    /// Moves the clock again and again, since nobody can tell when a request has come in; ends when cancelled.
    func passing(_ seconds: Double) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                clock.advance(seconds)
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
