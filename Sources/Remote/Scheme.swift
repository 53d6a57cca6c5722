/// How the server is spoken to.
enum Scheme: String {
    case http
    case https

    var usualPort: Int {
        switch self {
        case .http: 80
        case .https: 443
        }
    }
}
