import Foundation
import TestSupport
import Testing

@Suite("Section 2 Cross-origin", .onLanes) struct Section02CrossOrigin {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s2_everyOriginMayRead() throws {
        let answer = try server.send("GET", "/api/version", as: nil, headers: ["Origin: https://shop.example"])
        #expect(answer.headers["access-control-allow-origin"] == "*")
    }

    @Test func s2_aBrowserMayAskWithTheTokensHeader() throws {
        let answer = try server.send(
            "OPTIONS", "/api/folders/", as: nil,
            headers: [
                "Origin: https://shop.example", "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-forensic-access-token",
            ])
        #expect(200...299 ~= answer.status)
        let headers = answer.headers["access-control-allow-headers"]?.lowercased() ?? ""
        #expect(headers.contains("x-forensic-access-token"))
        for method in ["GET", "POST", "PATCH", "DELETE", "OPTIONS"] {
            #expect(answer.headers["access-control-allow-methods"]?.contains(method) == true)
        }
    }
}
