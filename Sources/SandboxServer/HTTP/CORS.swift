import Hummingbird

/// What lets a page of any origin ask the API, as the reference deployment's proxy does (reference, section 2); and the
/// trace that the framework gives every answer.
enum CORS {
    private static let headers: [(HTTPFields.Element.Name?, String)] = [
        (.init("Access-Control-Allow-Origin"), "*"), (.init("Access-Control-Allow-Credentials"), "true"),
        (.init("Access-Control-Allow-Methods"), "GET, POST, PATCH, DELETE, OPTIONS"),
        (
            .init("Access-Control-Allow-Headers"),
            "DNT,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization,"
                + "x-forensic-access-token,x-lamb-xray"
        ),
    ]

    static func add(to fields: inout HTTPFields, trace: String) {
        for case (let name?, let value) in headers { fields[name] = value }
        fields[.trace] = trace
    }
}
