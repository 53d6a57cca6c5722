import HTTP
import OzModel
import Remote

/// An API over a script, with the clock and keeper that it uses.
struct Desk {
    let transport: ScriptedTransport
    let time = TestTime()
    let keeper: any TokenKeeper
    let api: OzAPI

    static let session = Tokens(
        access: Secret("old-access"), expire: Secret("old-expire"), expireDate: 1_000_900, lifetime: 900,
        user: UserSnapshot(userID: "u1", email: "anna@example.test", role: "OPERATOR"))

    init(
        _ answers: [Result<Response, TransportError>], tokens: Tokens? = Desk.session, policy: RetryPolicy = .standard,
        readOnly: Bool = false
    ) throws {
        try self.init(
            transport: ScriptedTransport(answers), keeper: MemoryKeeper(tokens), policy: policy, readOnly: readOnly)
    }

    init(
        transport: ScriptedTransport, keeper: any TokenKeeper, policy: RetryPolicy = .standard, readOnly: Bool = false
    ) throws {
        self.transport = transport
        self.keeper = keeper
        api = OzAPI(
            server: try Server("https://oz.example.test"), transport: transport, keeper: keeper, policy: policy,
            readOnly: readOnly, pace: time.pace)
    }

    static func tokenHeader(_ request: Request) -> String? {
        request.headers.value(of: "X-Forensic-Access-Token")
    }
}

/// The error that `work` throws, or nil when it throws none.
func failure<Answer>(of work: () async throws(RemoteError) -> Answer) async -> RemoteError? {
    do {
        _ = try await work()
        return nil
    } catch {
        return error
    }
}
