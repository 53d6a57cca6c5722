/// What the OpenAPI document says of one route beyond its method and path.
struct RouteNote: Sendable {
    /// How far a route is to be trusted, by the marks of the reference's section 0.
    enum Evidence: String, Sendable {
        case documented = "D"
        case clients = "C"
        case framework = "F"
        case recalled = "R"
        case invented = "I"

        var words: String {
            switch self {
            case .documented: "documented"
            case .clients: "seen in real client code"
            case .framework: "behaviour of the framework"
            case .recalled: "recalled, not verified"
            case .invented: "an assumption"
            }
        }
    }

    /// What a request carries.
    enum Request: Sendable {
        case none
        /// JSON of the named schema.
        case json(String)
        /// Files with a payload of the named schema; also taken as JSON alone.
        case form(String)
        /// Files of one order, or a data container.
        case upload(String)
    }

    /// What a success carries.
    enum Success: Sendable {
        case nothing
        case one(String)
        case list(String)
        case page(String)
        case file
    }

    let summary: String
    let evidence: Evidence
    let status: Int
    let success: Success
    let request: Request
    let query: [QueryNote]

    init(
        _ summary: String, _ evidence: Evidence, _ success: Success, status: Int = 200, request: Request = .none,
        query: [[QueryNote]] = []
    ) {
        self.summary = summary
        self.evidence = evidence
        self.success = success
        if case .nothing = success { self.status = 204 } else { self.status = status }
        self.request = request
        self.query = query.flatMap(\.self)
    }
}
