extension Sandbox {
    /// The OpenAPI 3.1 document of every route, as JSON.
    public static var openAPI: String { String(decoding: OpenAPI.document.bytes, as: UTF8.self) }

    /// Every guess on which the sandbox rests, one a line: section of the reference, the guess, where it stands.
    public static var assumptions: String {
        Assumption.all.map { "\($0.section)\t\($0.guess)\t\($0.place)" }.joined(separator: "\n")
    }
}
