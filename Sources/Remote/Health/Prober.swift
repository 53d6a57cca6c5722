import FoundationEssentials
import HTTP
import OzModel

/// Asks a server and its bio server how they are: each question once, all at the same time, none with a token.
public struct Prober: Sendable {
    let server: Server
    let bio: Bio
    let transport: any Transport
    let patience: Double
    let pace: Pace

    /// Where the bio server is.
    public enum Bio: Sendable {
        case server(BioServer)
        /// Not asked: why.
        case none(String)

        /// Reads the address of a profile; nil where it names none.
        public init(_ text: String?) {
            guard let text, !text.isEmpty else {
                self = .none("no bio server is named in the profile")
                return
            }
            do {
                self = .server(try BioServer(text))
            } catch {
                self = .none("the bio server's address in the profile cannot be used: \(error.sentence)")
            }
        }
    }

    /// - Parameter patience: seconds that an answer may take.
    public init(
        server: Server, bio: Bio, transport: any Transport, patience: Double = HealthLimits.answer, pace: Pace = .real
    ) {
        self.server = server
        self.bio = bio
        self.transport = transport
        self.patience = patience
        self.pace = pace
    }

    /// Asks everything and waits for the last answer, never longer than patience lasts.
    public func probe() async -> ServerProbe {
        let at = pace.now()
        async let version = send(Request(.get, server.apiURL("version")))
        async let check = send(Request(.get, server.apiURL("healthcheck")))
        async let model = ask { $0.model }
        async let licence = ask { $0.check }
        var probe = ServerProbe(at: at, notAsked: "")
        take(version: await version, &probe)
        take(check: await check, &probe)
        take(model: await model, &probe)
        take(licence: await licence, &probe)
        return probe
    }

    /// An answer, and how long it took.
    private struct Heard {
        let outcome: Result<Response, TransportError>
        let seconds: Double
        let at: Double
    }

    private func send(_ request: Request) async -> Heard {
        var request = request
        request.headers.append(Header("Accept", "application/json"))
        request.timeouts = Timeouts(connect: patience, idle: max(1, Int(patience.rounded(.up))), total: patience)
        let begun = ContinuousClock.now
        let outcome: Result<Response, TransportError>
        do { outcome = .success(try await transport.send(request)) } catch { outcome = .failure(error) }
        let took = (ContinuousClock.now - begun).components
        return Heard(outcome: outcome, seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18, at: pace.now())
    }

    private func ask(_ question: (BioServer) -> Request) async -> Heard? {
        guard case .server(let bio) = bio else { return nil }
        return await send(question(bio))
    }

    // MARK: Answers

    private func take(version heard: Heard, _ probe: inout ServerProbe) {
        guard case .success(let response) = heard.outcome else {
            probe.version = failure(heard, what: "version")
            return
        }
        probe.versionSeconds = heard.seconds
        if let sent = response.header("Date").flatMap(HTTPDate.epoch) { probe.skew = sent - heard.at }
        guard response.status == 200 else {
            probe.version = failure(heard, what: "version")
            return
        }
        do throws(RemoteError) {
            probe.versionName = try Answers.typed(VersionReply.self, response).version
            probe.version = .good
        } catch {
            probe.version = .odd(error.sentence)
        }
    }

    private func take(check heard: Heard, _ probe: inout ServerProbe) {
        guard case .success(let response) = heard.outcome, let parts = Self.parts(of: response) else {
            probe.check = failure(heard, what: "healthcheck")
            switch heard.outcome {
            case .success(let response) where response.status == 404:
                probe.check = .unknown("this server has no check of its parts")
            case .success(let response) where [401, 403].contains(response.status):
                probe.check = .unknown("this server tells nobody how its parts are")
            case .success(let response) where response.status == 200:
                probe.check = .odd("the server answered 200 with \(Sniff.describe(response))")
            case .success, .failure: break
            }
            return
        }
        probe.parts = parts
        let bad = parts.filter { $0.state == .failing } + parts.filter { $0.state == .warning }
        let words = "part " + bad.prefix(3).map { "\($0.name) says “\($0.word)”" }.joined(separator: ", ")
        let more = bad.count > 3 ? " and \(bad.count - 3) more" : ""
        switch bad.first?.state {
        case .failing: probe.check = .bad(words + more)
        case .warning: probe.check = .odd(words + more)
        case .fine, .unknown, nil:
            let isTold = parts.contains { $0.state == .fine }
            probe.check = isTold ? .good : .unknown("the server answers, and says nothing of its parts")
        }
    }

    /// What a check tells of its parts, also where it says 503 because of one; nil where it is no such thing.
    private static func parts(of response: Response) -> [HealthPart]? {
        guard [200, 503].contains(response.status), let text = try? Answers.json(response),
            let value = try? text.decoded(as: JSONValue.self)
        else { return nil }
        if case .object(let fields) = value, fields["error_code"] != nil || fields["error_message"] != nil {
            return nil
        }
        return HealthcheckReader(value).parts
    }

    private func take(model heard: Heard?, _ probe: inout ServerProbe) {
        guard let heard else {
            probe.bio = .unknown(whyNoBio)
            return
        }
        guard case .success(let response) = heard.outcome, response.status == 200 else {
            probe.bio = failure(heard, what: Assumptions.bioModel)
            return
        }
        probe.bio = .good
        probe.bioSeconds = heard.seconds
    }

    private func take(licence heard: Heard?, _ probe: inout ServerProbe) {
        guard let heard else {
            probe.licence = .unknown(whyNoBio)
            return
        }
        guard case .success(let response) = heard.outcome, let said = try? Answers.json(response),
            let reply = try? said.decoded(as: JSONValue.self), case .object(let fields) = reply,
            case .string(let error)? = fields["error"], response.status != 404
        else {
            // Without an error of the model's own nothing is known of the licence, only of the server.
            probe.licence = .unknown(failure(heard, what: Assumptions.bioModel).text ?? "the model said nothing")
            if case .success(let response) = heard.outcome, response.status == 200 {
                probe.licence = .unknown("the model did not refuse an empty picture")
            }
            return
        }
        let isAsserting = error.lowercased().contains("assertion")
        probe.licence = isAsserting ? .good : .bad("the model says “\(Excerpt.of(error, limit: 120))”")
    }

    private var whyNoBio: String { if case .none(let reason) = bio { reason } else { "" } }

    /// An answer that is none of the documented ones, or no answer at all.
    private func failure(_ heard: Heard, what: String) -> ServerProbe.Answer {
        switch heard.outcome {
        case .failure(let error): return .silent(error.sentence)
        case .success(let response):
            let error: RemoteError =
                (200..<300).contains(response.status)
                ? .notJSON(status: response.status, what: Sniff.describe(response))
                : ErrorReader(secrets: [], now: heard.at).error(of: response, what: what)
            // What stands before a server says so when the server itself cannot be reached.
            return error.kind == .network ? .silent(error.sentence) : .bad(error.sentence)
        }
    }
}
