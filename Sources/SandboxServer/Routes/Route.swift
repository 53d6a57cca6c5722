/// One line of the route table: what is asked, who may ask, who answers.
struct Route: Sendable {
    typealias Handler = @Sendable (inout Database, Call) throws -> Reply

    let method: String
    let segments: [Substring]
    let need: Need
    let handler: Handler

    init(_ method: String, _ path: Substring, _ need: Need, _ handler: @escaping Handler) {
        self.method = method
        segments = path.split(separator: "/")
        self.need = need
        self.handler = handler
    }

    /// What stands in the `{}` places when the path fits this route, nil when it does not; `*` takes all that is left.
    func parameters(for path: [Substring]) -> [String: String]? {
        guard path.count == segments.count || (segments.last == "*" && path.count >= segments.count) else { return nil }
        var parameters: [String: String] = [:]
        for (segment, part) in zip(segments, path) {
            if segment.first == "{" {
                parameters[String(segment.dropFirst().dropLast())] = String(part)
            } else if segment != part, segment != "*" {
                return nil
            }
        }
        return parameters
    }
}
