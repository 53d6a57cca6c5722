/// Why a text does not name a server.
public enum ServerError: Error, Hashable, Sendable {
    case empty
    case scheme(String)
    case plain(host: String)
    case userInAddress
    case malformed(String)
}

extension ServerError {
    /// What is wrong and what to write instead, for people.
    public var sentence: String {
        switch self {
        case .empty: "no server is named: write its address, like https://oz.example.com"
        case .scheme(let scheme): "\(scheme):// is not supported: the address begins with https://"
        case .plain(let host):
            "http:// sends passwords and tokens in the clear to \(host): write https://, or allow plain http for this profile"
        case .userInAddress: "the address holds a user name or password: leave it out and log in instead"
        case .malformed(let text): "“\(text)” is not a server's address: write it like https://oz.example.com"
        }
    }
}
