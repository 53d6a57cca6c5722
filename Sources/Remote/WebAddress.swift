/// An http or https address taken apart, strictly: whatever two programs might read differently is refused.
struct WebAddress: Hashable {
    let scheme: Scheme
    /// Lower case; an IPv6 address keeps its brackets.
    let host: String
    let port: Int
    /// From the first slash on, possibly empty.
    let rest: String

    /// Nil for another scheme, user names, spaces, backslashes, control or non-ASCII characters, and bad ports.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
            let scheme = Scheme(rawValue: text[..<colon].lowercased())
        else { return nil }
        let remainder = text[colon...].dropFirst(3)
        let authority = remainder.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let (host, port) = WebAddress.split(authority.lowercased()) else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port ?? scheme.usualPort
        rest = String(remainder[authority.endIndex...])
    }

    /// True for this machine: `localhost`, 127.0.0.0/8 and ::1.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets[0] == 127 && octets.allSatisfy { $0 != nil }
    }

    /// `https://host` or `https://host:port`, without what follows.
    var origin: String {
        port == scheme.usualPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
    }

    private static func split(_ authority: String) -> (host: String, port: Int?)? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let inside = authority[..<end].dropFirst()
            guard !inside.isEmpty, inside.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
            return pair(String(authority[...end]), authority[authority.index(after: end)...])
        }
        let host = authority.prefix { $0 != ":" }
        let isName = host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }
        guard !host.isEmpty, isName else { return nil }
        return pair(String(host), authority[host.endIndex...])
    }

    private static func pair(_ host: String, _ tail: Substring) -> (host: String, port: Int?)? {
        if tail.isEmpty { return (host, nil) }
        guard tail.first == ":" else { return nil }
        let digits = tail.dropFirst()
        if digits.isEmpty { return (host, nil) }
        guard digits.allSatisfy(\.isNumber), let port = Int(digits), (1...65535).contains(port) else { return nil }
        return (host, port)
    }
}
