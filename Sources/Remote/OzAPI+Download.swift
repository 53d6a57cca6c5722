import HTTP
import OzModel

extension OzAPI {
    /// Fetches a file by the address that a media object gives into `path`, going on after `offset` where it can.
    ///
    /// The token goes along only to the server's own origin, redirects included. When this fails, what came stays in
    /// the file, and `watch` holds what the next call needs to go on.
    ///
    /// - Parameter validator: as an earlier download of the same file gave it; without one it starts anew.
    /// - Parameter limit: the most bytes that the file may grow to.
    public func download(
        _ url: String, to path: String, offset: Int = 0, validator: String? = nil, limit: Int,
        watch: SavingWatch = SavingWatch()
    ) async throws(RemoteError) -> Downloaded {
        guard let start = WebAddress(server.absolute(url)) else {
            throw .unreachable(.notAllowed("the file's address is not one that can be opened"))
        }
        let end = pace.now() + OzAPI.downloadTime
        var part = DownloadPart(offset: offset, validator: validator)
        var mayStartAnew = true
        var tried = 0
        while true {
            var request = Request(.get, start.text, headers: [Header("Accept", "*/*")] + part.headers)
            request.timeouts.total = max(1, end - pace.now())
            request.saving = Saving(path: path, offset: part.offset, limit: limit, watch: watch)
            tried += 1
            let begun = watch.begun
            do throws(RemoteError) {
                let answer = try await follow(request, from: start)
                let response = answer.response
                if response.status == 416, part.offset > 0 { throw .unreachable(.wrongPart(offset: part.offset)) }
                if OzAPI.isPassing(response.status), tried < policy.tries {
                    let asked = RetryAfter.seconds(in: response, now: pace.now())
                    try await rest(try pause(after: tried, asked: asked))
                    continue
                }
                guard response.status == 200 || response.status == 206 else { throw error(of: answer) }
                let size = watch.size
                if response.status == 200 || size >= ContentRange(response)?.total ?? size {
                    return Downloaded(size: size, response, instead: part.validator)
                }
                // A server may send less than was asked for, as long as every part goes on from the one before.
                let next = part.next(after: response, size: size)
                guard next.offset > part.offset else { throw .unreachable(.cut(received: size)) }
                (part, tried) = (next, 0)
            } catch .unreachable(.wrongPart) where part.offset > 0 && mayStartAnew {
                (part, mayStartAnew) = (.whole, false)
            } catch .unreachable(let error) where tried < OzAPI.tries(after: error, of: policy.tries) {
                if watch.begun > begun, let head = watch.head { part = part.next(after: head, size: watch.size) }
                try await rest(policy.pause(after: tried, luck: pace.luck()))
            }
        }
    }

    /// An hour, in seconds, for all that one download takes.
    private static let downloadTime = 3600.0

    /// Sends once, and again wherever a redirect leads: three times at most, and never from https to http.
    private func follow(_ request: Request, from start: WebAddress) async throws(RemoteError) -> DownloadAnswer {
        var address = start
        for _ in 0...3 {
            guard server.mayFetch(address) else {
                throw .unreachable(.notAllowed("plain http to \(address.host) is not allowed for this profile"))
            }
            let answer = try await visit(address, request)
            guard [301, 302, 303, 307, 308].contains(answer.response.status),
                let place = answer.response.header("Location")
            else { return answer }
            guard let next = address.resolving(place) else {
                throw .unreachable(.notAllowed("the server points to an address that cannot be opened"))
            }
            guard address.scheme == .http || next.scheme == .https else {
                throw .unreachable(.notAllowed("the server points from https to plain http at \(next.host)"))
            }
            address = next
        }
        throw .unreachable(.notAllowed("the server points on to another address, again and again"))
    }

    private func visit(_ address: WebAddress, _ request: Request) async throws(RemoteError) -> DownloadAnswer {
        var request = request
        request.url = address.text
        guard server.isSameOrigin(address.text) else {
            let answer = DownloadAnswer(response: try await carry(request), secrets: [])
            guard answer.response.status == 401 else { return answer }
            // No token was sent, so logging in again would not help.
            throw .forbidden(message: "\(address.host) wants a log-in of its own")
        }
        return try await withTokens { tokens async throws(RemoteError) -> DownloadAnswer in
            var signed = request
            signed.headers.append(Header("X-Forensic-Access-Token", tokens.access.exposed))
            let answer = DownloadAnswer(response: try await carry(signed), secrets: tokens.secrets)
            guard answer.response.status != 401 else { throw error(of: answer) }
            return answer
        }
    }

    private func carry(_ request: Request) async throws(RemoteError) -> Response {
        do {
            return try await transport.send(request)
        } catch .cancelled {
            throw .cancelled
        } catch {
            throw .unreachable(error)
        }
    }

    private func error(of answer: DownloadAnswer) -> RemoteError {
        let what = "the file"
        let error = ErrorReader(secrets: answer.secrets, now: pace.now()).error(of: answer.response, what: what)
        // Who keeps files need not speak JSON about those that are gone.
        if case .notJSON(404, _) = error { return .notFound(what: what, code: nil) }
        return error
    }
}
