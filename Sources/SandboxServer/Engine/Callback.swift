import Foundation

/// Where a webhook goes: this machine only, since an invented server has no business elsewhere.
struct Callback: Equatable, Sendable {
    /// Loopback addresses in numbers, tried in this order.
    let hosts: [String]
    let port: UInt16
    /// What stands in the request's first line.
    let target: String
    /// Host and port as the client wrote them.
    let authority: String

    /// The address under `callback_url` ([I], section 9.2); nil where there is none.
    static func read(_ body: JSON) throws -> String? {
        guard let value = body["callback_url"], !value.isNull else { return nil }
        guard let text = value.text else { throw ApiError.type("callback_url") }
        guard Callback(text) != nil else {
            throw ApiError.value(
                "Invalid callback_url - only http addresses of this machine are called", "callback_url")
        }
        return text
    }

    /// Reads `http://host[:port][/path][?query]`; no names are looked up, and `localhost` is 127.0.0.1 and ::1.
    init?(_ text: String) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != 0x5C && $0 != 0x23 }),
            text.lowercased().hasPrefix("http://")
        else { return nil }
        let rest = text.dropFirst(7)
        let authority = String(rest.prefix { $0 != "/" && $0 != "?" })
        self.authority = authority
        let path = rest.dropFirst(authority.count)
        target = path.hasPrefix("/") ? String(path) : "/\(path)"
        let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
        let host = authority[..<(end ?? authority.firstIndex(of: ":") ?? authority.endIndex)]
        let digits = authority.dropFirst(host.count)
        guard digits.isEmpty || (digits.first == ":" && digits.count > 1 && digits.dropFirst().allSatisfy(\.isNumber)),
            let port = digits.isEmpty ? 80 : UInt16(digits.dropFirst()), port > 0
        else { return nil }
        self.port = port
        if host.lowercased() == "localhost" {
            hosts = ["127.0.0.1", "::1"]
        } else if host == "[::1]" {
            hosts = ["::1"]
        } else if Self.isLoopback(host) {
            hosts = [String(host)]
        } else {
            return nil
        }
    }

    /// Whether this is `127.` and three more numbers in their one decimal form.
    private static func isLoopback(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }
}
