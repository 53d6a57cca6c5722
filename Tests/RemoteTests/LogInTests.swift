import HTTP
import OzModel
import Remote
import Testing

@Suite struct LogInTests {
    @Test func logInSendsCredentialsAndKeepsTheSession() async throws {
        let desk = try Desk([.fixture("auth_response")], tokens: nil)
        let tokens = try await desk.api.logIn(email: "anna@example.test", password: Secret("pa\"ss"))
        let body = #"{"credentials":{"email":"anna@example.test","password":"pa\"ss"}}"#
        let expected = Request(
            .post, "https://oz.example.test/api/authorize/auth",
            headers: [Header("Accept", "application/json"), Header("Content-Type", "application/json")],
            body: .bytes(Array(body.utf8)))
        #expect(desk.transport.requests == [expected])
        #expect(tokens.access.exposed.hasPrefix("0a0a"))
        #expect(tokens.expire?.exposed.hasPrefix("0b0b") == true)
        #expect(tokens.lifetime == 900)
        let user = UserSnapshot(
            userID: "000000a0-0000-4000-8000-000000000001", email: "anna@example.test", role: "CLIENT",
            companyID: "000000c0-0000-4000-8000-000000000001")
        #expect(tokens.user == user)
        #expect(await desk.keeper.load() == tokens)
    }

    @Test func aWrongPasswordIsRefusedInWords() async throws {
        let desk = try Desk([.answer(401, #"{"error_code": 7, "error_message": "Not valid.", "details": null}"#)])
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.logIn(email: "a", password: Secret("hunter22"))
        }
        #expect(error == .logInRefused(reason: "Not valid."))
        #expect(error?.kind == .auth)
        #expect(desk.transport.requests.count == 1)
    }

    @Test func anEchoedPasswordIsBlottedOut() async throws {
        let desk = try Desk([.answer(200, "<html><title>login hunter22 failed</title>")])
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.logIn(email: "a", password: Secret("hunter22"))
        }
        #expect(error == .notJSON(status: 200, what: "an HTML page titled “login ••• failed”"))
    }

    @Test func logInWorksInReadOnlyMode() async throws {
        let desk = try Desk([.fixture("auth_response", status: 201)], tokens: nil, readOnly: true)
        try await desk.api.logIn(email: "a", password: Secret("b"))
        #expect(await desk.api.tokens != nil)
    }

    @Test func logOutForgetsEvenWhenTheServerIsGone() async throws {
        let desk = try Desk([.failure(.refused(host: "oz.example.test", port: 443))])
        try await desk.api.logOut()
        #expect(desk.transport.requests.map(\.url) == ["https://oz.example.test/api/authorize/logout"])
        #expect(await desk.keeper.load() == nil)
        #expect(await desk.api.tokens == nil)
    }

    @Test func oldSpellingsOfRightsAreRead() async throws {
        let reply = #"""
            {"access_token": "t", "expire_date": "1767226500", "user": {"user_id": "u", "user_type": "CLIENT OPERATOR",
            "email": 5, "is_service": 1, "can_start_analyse_quality": false, "can_start_analyze_biometry": false,
            "can_start_analysis_collection": true}}
            """#
        let desk = try Desk([.answer(200, reply)], tokens: nil)
        let tokens = try await desk.api.logIn(email: "a", password: Secret("b"))
        #expect(tokens.user?.barredAnalyses == ["quality", "biometry"])
        #expect(tokens.user?.role == "CLIENT OPERATOR")
        #expect(tokens.user?.isService == true)
        #expect(tokens.expireDate == 1_767_226_500)
    }

    @Test func anAnswerWithoutATokenIsNoSession() async throws {
        let desk = try Desk([.answer(200, #"{"session_id": "x"}"#)], tokens: nil)
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.logIn(email: "a", password: Secret("b"))
        }
        #expect(error == .unreadable(what: "the field access_token is missing"))
    }
}
