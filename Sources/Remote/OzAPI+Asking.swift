import HTTP
import OzModel

extension OzAPI {
    /// Sends and reads, again and again where the call allows it, until an answer came or patience ends.
    func ask<Answer>(
        _ endpoint: Endpoint<Answer>, token: Secret?, secrets: [Secret]
    ) async throws(RemoteError) -> Answer {
        let request = try request(for: endpoint, token: token)
        let tries = endpoint.isRepeatable ? policy.tries : 1
        var tried = 0
        while true {
            tried += 1
            let outcome = await attempt(request)
            let reader = ErrorReader(secrets: secrets, now: pace.now())
            let pause: Double
            switch outcome {
            case .success(let response) where (200..<300).contains(response.status):
                return try reader.read(endpoint, response)
            case .success(let response):
                let error = reader.error(of: response, what: endpoint.name)
                if OzAPI.isPassing(response.status) { complaints += 1 }
                guard tried < tries, OzAPI.isPassing(response.status) else { throw error }
                pause = try self.pause(after: tried, asked: RetryAfter.seconds(in: response, now: pace.now()))
            case .failure(.cancelled):
                throw .cancelled
            case .failure(let error):
                guard tried < OzAPI.tries(after: error, of: tries) else { throw .unreachable(error) }
                pause = policy.pause(after: tried, luck: pace.luck())
            }
            try await rest(pause)
        }
    }

    private func attempt(_ request: Request) async -> Result<Response, TransportError> {
        do {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    /// Seconds to wait after try number `tried`; throws `.throttled` when the server asked for more than is waited.
    func pause(after tried: Int, asked: Double?) throws(RemoteError) -> Double {
        // Longer than anyone would watch a screen: say so instead of sleeping.
        if let asked, asked > policy.longestPause { throw .throttled(retryAfter: asked) }
        return max(asked ?? 0, policy.pause(after: tried, luck: pace.luck()))
    }

    func rest(_ seconds: Double) async throws(RemoteError) {
        do {
            try await pace.sleep(seconds)
        } catch {
            throw .cancelled
        }
    }

    private func request<Answer>(for endpoint: Endpoint<Answer>, token: Secret?) throws(RemoteError) -> Request {
        var url: String
        switch endpoint.target {
        case .api(let path): url = server.apiURL(path)
        case .file(let given): url = server.absolute(given)
        case .nothing(let what): throw .notFound(what: what, code: RemoteError.notExist)
        }
        if !endpoint.query.isEmpty { url += "?\(Percent.query(endpoint.query))" }
        var headers = [Header("Accept", endpoint.isFile ? "*/*" : "application/json")]
        if case .bytes = endpoint.body { headers.append(Header("Content-Type", "application/json")) }
        if let token { headers.append(Header("X-Forensic-Access-Token", token.exposed)) }
        return Request(
            endpoint.method, url, headers: headers, body: endpoint.body, timeouts: endpoint.timeouts,
            watch: endpoint.watch)
    }

    static func isPassing(_ status: Int) -> Bool {
        [429, 502, 503, 504].contains(status)
    }

    /// How often in all to try after such a failure: one that already took half a minute is told, not tried again.
    static func tries(after error: TransportError, of tries: Int) -> Int {
        switch error {
        case .idle, .timedOut, .connectTimedOut: 1
        default: error.isPassing ? tries : 1
        }
    }
}

extension Endpoint {
    /// Names what was asked for, in messages.
    fileprivate var name: String {
        switch target {
        case .api(let path): Excerpt.of(path, limit: 80)
        case .file: "the file"
        case .nothing(let what): what
        }
    }

    fileprivate var isFile: Bool {
        if case .file = target { return true }
        return false
    }
}
