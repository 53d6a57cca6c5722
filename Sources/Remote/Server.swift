import HTTP

/// The one Oz server that a profile speaks to; tokens go nowhere else.
public struct Server: Hashable, Sendable {
    /// Origin and path prefix without a final slash and without `/api`, like `https://oz.example.com`.
    public let base: String
    /// Whether plain http to another machine was allowed for it.
    public let allowsPlain: Bool
    private let address: WebAddress

    /// Reads what a person typed: with or without a scheme, `/api/` and final slashes.
    ///
    /// Without a scheme it is https, but http for this machine. Throws when another scheme is named, when http leads to
    /// another machine without `allowPlain`, or when the text is no address.
    public init(_ text: String, allowPlain: Bool = false) throws(ServerError) {
        let typed = Server.trimmed(text)
        guard !typed.isEmpty else { throw .empty }
        let complete = typed.contains("://") ? typed : Server.withScheme(typed)
        let scheme = String(complete.prefix { $0 != ":" })
        guard Scheme(rawValue: scheme.lowercased()) != nil else { throw .scheme(Excerpt.of(scheme, limit: 20)) }
        let authority = complete.dropFirst(scheme.count + 3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // Not shown back: it may be a password.
        if authority.contains("@") { throw .userInAddress }
        guard let address = WebAddress(complete), !address.rest.contains("?"), !address.rest.contains("#"),
            !address.rest.contains("/..")
        else { throw .malformed(Excerpt.of(typed, limit: 60)) }
        guard Server.isPrivate(address, allowPlain) else { throw .plain(host: address.host) }
        self.address = address
        base = address.origin + Server.prefix(of: address.rest)
        allowsPlain = allowPlain
    }

    /// The host, for people and file names.
    public var host: String { address.host }

    /// The absolute address of a path below `/api/`; `path` is percent-encoded and may start with a slash.
    public func apiURL(_ path: String) -> String {
        "\(base)/api/\(path.drop { $0 == "/" })"
    }

    /// True when `url` has this server's scheme, host and port, so that a token may go there.
    public func isSameOrigin(_ url: String) -> Bool {
        guard let other = WebAddress(url) else { return false }
        return other.scheme == address.scheme && other.host == address.host && other.port == address.port
    }

    /// True where files may be fetched from: https, or plain http under the same rule as for the server itself.
    func mayFetch(_ other: WebAddress) -> Bool {
        Server.isPrivate(other, allowsPlain)
    }

    /// The absolute form of a file's address: the server may name its files by a path alone.
    public func absolute(_ url: String) -> String {
        url.hasPrefix("/") && !url.hasPrefix("//") ? address.origin + url : url
    }

    private static func isPrivate(_ address: WebAddress, _ allowPlain: Bool) -> Bool {
        address.scheme == .https || address.isLoopback || allowPlain
    }

    private static func withScheme(_ text: String) -> String {
        // Nothing on this machine needs hiding from the wire, and the sandbox speaks plain http.
        let isHere = WebAddress("http://\(text)")?.isLoopback ?? false
        return isHere ? "http://\(text)" : "https://\(text)"
    }

    private static func prefix(of rest: String) -> String {
        var pieces = rest.split(separator: "/")
        if pieces.last?.lowercased() == "api" { pieces.removeLast() }
        return pieces.map { "/\($0)" }.joined()
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text.drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

extension Server: CustomStringConvertible {
    public var description: String { base }
}

extension Server: Codable {
    private enum Key: String, CodingKey {
        case url
        case plain
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let text = try fields.decode(String.self, forKey: .url)
        try self.init(text, allowPlain: try fields.decodeIfPresent(Bool.self, forKey: .plain) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(base, forKey: .url)
        if allowsPlain { try fields.encode(true, forKey: .plain) }
    }
}
