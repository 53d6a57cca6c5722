import Foundation
import TestSupport
import Testing

@Suite("Section 2 HTTP codes", .onLanes) struct Section02Codes {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s2_readingAnswers200() throws {
        #expect(try server.get("/api/folders/?limit=1").status == 200)
    }

    @Test(.writes) func s2_creatingAnswers201() throws {
        let folder = try server.order()
        #expect(folder.status == 201)
        #expect(try server.analyse(folder.text("folder_id"), #"[{"type": "quality"}]"#).status == 201)
    }

    @Test(.writes, .asks(.clientAdmin)) func s2_deletingAnswers204AndNothing() throws {
        let id = try server.orderID(as: .clientAdmin)
        let answer = try server.send("DELETE", "/api/folders/\(id)", as: .clientAdmin)
        #expect(answer.status == 204)
        #expect(answer.bytes.isEmpty)
        #expect(try server.get("/api/folders/\(id)", as: .clientAdmin).status == 404)
    }

    @Test func s2_aBadParameterAnswers400() throws {
        #expect(try server.get("/api/folders/?offset=-1").status == 400)
    }

    @Test func s2_noTokenAnswers401() throws {
        #expect(try server.get("/api/folders/", as: nil).status == 401)
        #expect(try server.send("GET", "/api/folders/", token: "0").status == 401)
    }

    @Test(.writes, .asks(.client)) func s2_whatOneMayNotDoAnswers403() throws {
        let id = try server.orderID(as: .client)
        #expect(try server.send("DELETE", "/api/folders/\(id)", as: .client).status == 403)
    }

    @Test func s2_anUnknownObjectAnswers404() throws {
        #expect(try server.get("/api/folders/00000000-0000-4000-8000-000000000000").status == 404)
        #expect(try server.get("/api/nothing/of/the/kind").status == 404)
    }

    @Test func s2_anotherMethodAnswers405() throws {
        // Asked of a server of somebody else's this must change nothing, whatever it does.
        #expect(try server.get("/api/authorize/auth").status == 405)
    }

    @Test(.own) func s2_aBodyOver50MegabytesIsRefused() throws {
        let answer = try server.send("POST", "/api/folders/", body: Data(count: 51 * 1024 * 1024), type: "text/plain")
        #expect(answer.status == 400 || answer.status == 413)
    }
}
