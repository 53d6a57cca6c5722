/// Why no answer came; an answer the server did give, even 500, is a `Response`.
public enum TransportError: Error, Hashable, Sendable {
    case unresolved(host: String)
    case refused(host: String, port: Int)
    case noRoute(host: String)
    case connectTimedOut(host: String)
    /// No byte moved for so many seconds.
    case idle(seconds: Int)
    /// The whole request took longer than its total limit.
    case timedOut(seconds: Double)
    /// The connection ended before the answer did.
    case cut(received: Int)
    case certificate(reason: String)
    case tls(reason: String)
    case cancelled
    /// The request may not be sent: scheme, address or header.
    case notAllowed(String)
    /// The answer grew beyond so many bytes.
    case tooLarge(limit: Int)
    /// What answers there does not speak HTTP.
    case notHTTP(host: String)
    case unreadableFile(path: String)
    /// The answer could not be written into its file.
    case cannotSave(path: String, reason: String)
    /// The server sent another part than the one that begins at `offset`, or a part of another file.
    case wrongPart(offset: Int)
    case other(code: Int, text: String)
}

extension TransportError {
    /// What happened and what to do, for people, without a final stop.
    public var sentence: String {
        switch self {
        case .unresolved(let host): "no server is known by the name \(host): check the address and the network"
        case .refused(let host, let port):
            "nothing answers at \(host) port \(port): check the address, or that the server runs"
        case .noRoute(let host): "there is no way to \(host) from here: check the network or VPN"
        case .connectTimedOut(let host): "\(host) did not accept a connection in time: check the network or firewall"
        case .idle(let seconds): "the server sent nothing for \(seconds) s: try again, or check the server"
        case .timedOut(let seconds): "the answer was not complete after \(TransportError.plain(seconds)) s: try again"
        case .cut(0): "the connection was closed before an answer came: try again"
        case .cut(let received): "the connection was cut after \(received) bytes of the answer: try again"
        case .certificate(let reason):
            "the server's certificate is not trusted (\(reason)): set ca_file to your own CA, or check the address"
        case .tls(let reason): "no secure connection could be made (\(reason)): check the address and port"
        case .cancelled: "cancelled"
        case .notAllowed(let what): "not sent: \(what)"
        case .tooLarge(let limit): "the answer is larger than \(limit / 1_048_576) MB: ask for less at a time"
        case .notHTTP(let host): "what answers at \(host) does not speak HTTP: check the address and port"
        case .unreadableFile(let path): "the file \(path) cannot be read: check its name and permissions"
        case .cannotSave(let path, let reason): "the file \(path) could not be saved: \(reason)"
        case .wrongPart(let offset):
            "the server sent another part of the file than the one after \(offset) bytes: fetch the file anew"
        case .other(let code, let text): "the request failed (\(text), libcurl error \(code))"
        }
    }

    /// False when the request surely never reached the server, so that sending it again cannot do a thing twice.
    public var mayHaveArrived: Bool {
        switch self {
        case .unresolved, .refused, .noRoute, .connectTimedOut, .certificate, .tls, .notAllowed, .unreadableFile: false
        case .idle, .timedOut, .cut, .cancelled, .tooLarge, .notHTTP, .cannotSave, .wrongPart, .other: true
        }
    }

    /// True when the same request may well succeed a moment later.
    public var isPassing: Bool {
        switch self {
        case .unresolved, .refused, .noRoute, .connectTimedOut, .idle, .timedOut, .cut: true
        case .certificate, .tls, .cancelled, .notAllowed, .tooLarge, .notHTTP, .unreadableFile, .cannotSave, .wrongPart,
            .other:
            false
        }
    }

    private static func plain(_ seconds: Double) -> String {
        Int(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
    }
}
