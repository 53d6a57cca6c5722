import Foundation
import TestSupport
import Testing

@Suite("Sections 3 and 12.6 Container", .onLanes) struct AreaContainer {
    private static let paths = ["/api/folders/", "/api/instant/folders/"]

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

    @Test(.writes, arguments: paths)
    func s3_noContainerIsCode13(_ path: String) throws {
        let answer = try server.send("POST", path, body: Data(), type: "application/octet-stream")
        #expect(answer.code == 13, "\(answer.body)")
        #expect(answer.object.text("error_message") == "No data container provided")
    }

    @Test(.writes, arguments: paths)
    func s3_aContainerThatCannotBeUnpackedIsCode14OrDamaged(_ path: String) throws {
        let answer = try server.send(
            "POST", path, body: Data("no container at all".utf8), type: "application/octet-stream")
        #expect(answer.status == 400)
        #expect([5, 14].contains(answer.code), "\(answer.body)")
    }

    /// A container as the sandbox takes it: the real one is encrypted, so that another server would take none of these.
    private func send(_ files: [(name: String, bytes: [UInt8])], _ path: String) throws -> Answer {
        try send(TestArchive.bytes(files), path)
    }

    private func send(_ bytes: [UInt8], _ path: String) throws -> Answer {
        try server.send("POST", path, body: Data(bytes), type: "application/octet-stream")
    }

    private static let payload = ("payload.json", Array(#"{"folder:meta_data": {"iin": "7"}}"#.utf8))
    private static let photo = ("photo.jpg", Array(FormBody.Part.picture("photo").bytes))

    private func expect(_ answer: Answer, _ code: Int, _ message: String?) {
        #expect(answer.status == 400 && answer.code == code, "\(answer.body)")
        if let message { #expect(answer.object.text("error_message") == message) }
    }

    @Test(.own, arguments: paths) func s3_aContainerWithoutItsPayloadIsCode3(_ path: String) throws {
        expect(try send([Self.photo], path), 3, "Missing payload.json")
    }

    @Test(.own, arguments: paths) func s3_aContainerWithoutMediaIsCode4(_ path: String) throws {
        expect(try send([Self.payload], path), 4, nil)
    }

    @Test(.own, arguments: paths) func s3_aDamagedContainerIsCode5(_ path: String) throws {
        var bytes = TestArchive.bytes([Self.payload, Self.photo])
        // Within the photo, whose sum no longer fits.
        bytes[30 + Self.payload.0.utf8.count + Self.payload.1.count + 30 + Self.photo.0.utf8.count + 8] ^= 0xFF
        expect(try send(bytes, path), 5, nil)
    }

    @Test(.own, arguments: paths) func s3_whatIsNoContainerIsCode14(_ path: String) throws {
        expect(try send(Array("no container at all".utf8), path), 14, "Invalid Data Container")
        expect(try send([0x50, 0x4B, 3, 4, 9, 9, 9], path), 14, "Data container unpacking failed")
    }

    @Test(.own, arguments: paths) func s3_aSessionTokenThatIsNoneIsCode14(_ path: String) throws {
        for token in ["", "a.b.c"] {
            let answer = try send([Self.payload, Self.photo, ("session_token", Array(token.utf8))], path)
            expect(answer, 14, "Invalid or empty Session Token")
        }
    }

    @Test(.own, arguments: paths) func s12_6_aContainerWithItsTokenIsAnOrder(_ path: String) throws {
        let token = try server.get("/api/authorize/session_token").text("session_token")
        let made = try send([Self.payload, Self.photo, ("session_token", Array(token.utf8))], path)
        #expect(made.status == 201, "\(made.body)")
        #expect(made.object.object("meta_data").text("iin") == "7")
        #expect(made.object.list("media").map { $0.text("original_name") } == ["photo.jpg"])
    }
}
