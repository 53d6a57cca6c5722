import Foundation
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
    private static let trace = HTTPFields.Element.Name("X-Lamb-XRay")

    static func add(to fields: inout HTTPFields, for request: Request) {
        for case (let name?, let value) in headers { fields[name] = value }
        guard let trace else { return }
        let given = request.headers[trace].flatMap(UUID.init(uuidString:)) ?? UUID()
        fields[trace] = given.uuidString.lowercased()
    }
}
