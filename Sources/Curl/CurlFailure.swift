import CCurl
import Glibc
import HTTP

/// Turns a libcurl code into the error that names it, with what the handle knows about the attempt.
struct CurlFailure {
    let easy: UnsafeMutableRawPointer
    let request: Request
    let received: Int

    func error(_ code: CURLcode, text: String) -> TransportError {
        let place = Place(url: request.url)
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .unresolved(host: place.host)
        case CURLE_COULDNT_CONNECT: return connectError(place)
        case CURLE_OPERATION_TIMEDOUT: return timeout(place)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            return .cut(received: received)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .certificate(reason: text)
        case CURLE_SSL_CACERT_BADFILE: return .certificate(reason: "the CA file cannot be read: \(text)")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED:
            return .tls(reason: text)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            // The first is also libcurl's word for an answer without a status line ("HTTP/0.9").
            return hasConnected ? .notHTTP(host: place.host) : .notAllowed(text)
        case CURLE_URL_MALFORMAT: return .notAllowed("the address is not a valid one (\(text))")
        case CURLE_ABORTED_BY_CALLBACK: return .cancelled
        default: return .other(code: Int(code.rawValue), text: text)
        }
    }

    private var hasConnected: Bool {
        cc_get_size(easy, CURLINFO_PRETRANSFER_TIME_T) > 0
    }

    private func connectError(_ place: Place) -> TransportError {
        switch Int32(truncatingIfNeeded: cc_get_long(easy, CURLINFO_OS_ERRNO)) {
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL: .noRoute(host: place.host)
        case ETIMEDOUT: .connectTimedOut(host: place.host)
        default: .refused(host: place.host, port: place.port)
        }
    }

    private func timeout(_ place: Place) -> TransportError {
        let elapsed = Double(cc_get_size(easy, CURLINFO_TOTAL_TIME_T)) / 1_000_000
        // libcurl's timer may ring some milliseconds early.
        if let total = request.timeouts.total, elapsed >= total - 0.02 { return .timedOut(seconds: total) }
        return hasConnected ? .idle(seconds: max(1, request.timeouts.idle)) : .connectTimedOut(host: place.host)
    }
}
