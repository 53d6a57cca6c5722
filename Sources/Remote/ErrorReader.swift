import FoundationEssentials
import HTTP
import OzModel

/// Turns an answer that is not 2xx into the error it means, with every secret of the session blotted out.
struct ErrorReader {
    let secrets: [Secret]
    /// Epoch seconds.
    let now: Double

    /// The error of an answer; `what` names the object that was asked for.
    func error(of response: Response, what: String) -> RemoteError {
        if (300..<400).contains(response.status) {
            return .redirected(status: response.status, to: shown(response.header("Location") ?? "nowhere", limit: 120))
        }
        let reply = envelope(in: response.body)
        let said = reply?.message.map { shown($0, limit: 300) }
        switch response.status {
        case 401: return .logInNeeded(reason: said ?? "the server does not accept the session")
        case 403: return .forbidden(message: said ?? "it gave no reason")
        case 404 where reply != nil:
            return .notFound(what: said.map { "\(what) (\($0))" } ?? what, code: reply?.code)
        case 429: return .throttled(retryAfter: RetryAfter.seconds(in: response, now: now))
        default: break
        }
        guard let reply, let said else {
            return .notJSON(status: response.status, what: Sniff.describe(response, hide: blotted))
        }
        return .api(
            status: response.status, code: reply.code, message: said,
            details: reply.details.map { shown($0, limit: 300) })
    }

    /// Reads a 2xx answer; what it says instead of JSON is shown without secrets.
    func read<Answer>(_ endpoint: Endpoint<Answer>, _ response: Response) throws(RemoteError) -> Answer {
        do {
            return try endpoint.decode(response)
        } catch .notJSON(let status, _) {
            throw .notJSON(status: status, what: Sniff.describe(response, hide: blotted))
        } catch {
            throw error
        }
    }

    /// `text` without the session's secrets.
    func blotted(_ text: String) -> String {
        var text = text
        for secret in secrets where secret.exposed.count >= 4 {
            text = text.split(separator: secret.exposed, omittingEmptySubsequences: false).joined(separator: "•••")
        }
        return text
    }

    private func shown(_ text: String, limit: Int) -> String {
        Excerpt.of(blotted(text), limit: limit)
    }

    private func envelope(in body: [UInt8]) -> ErrorReply? {
        guard Sniff.isJSON(body) else { return nil }
        return try? JSONDecoder().decode(ErrorReply.self, from: Data(body))
    }
}
