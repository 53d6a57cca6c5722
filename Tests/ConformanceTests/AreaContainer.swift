import Foundation
import TestSupport
import Testing

@Suite("Sections 3 and 12.6 Container", .onLanes) struct AreaContainer {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s5_4_aSessionTokenIsGiven() throws {
        let user = try server.logIn().object.object("user")
        let answer = try server.get("/api/authorize/session_token")
        // Whoever runs this against a server of theirs may well be an operator, who gets none.
        guard user.text("user_type") != "OPERATOR" else { return #expect(answer.status == 403) }
        #expect(answer.status == 200, "\(answer.body)")
        let token = try answer.text("session_token")
        #expect(token.split(separator: ".").count == 3)
        #expect(try server.get("/api/authorize/session_token").text("session_token") != token)
    }

    @Test(.asks(.operator)) func s5_4_anOperatorGetsNone() throws {
        #expect(try server.get("/api/authorize/session_token", as: .operator).status == 403)
    }

    @Test(.writes, arguments: ["/api/folders/", "/api/instant/folders/"])
    func s3_noContainerIsCode13(_ path: String) throws {
        let answer = try server.send("POST", path, body: Data(), type: "application/octet-stream")
        #expect(answer.code == 13, "\(answer.body)")
        #expect(answer.object.text("error_message") == "No data container provided")
    }

    @Test(.writes, arguments: ["/api/folders/", "/api/instant/folders/"])
    func s3_aContainerThatCannotBeUnpackedIsCode14OrDamaged(_ path: String) throws {
        let answer = try server.send(
            "POST", path, body: Data("no container at all".utf8), type: "application/octet-stream")
        #expect(answer.status == 400)
        #expect([5, 14].contains(answer.code), "\(answer.body)")
    }
}
