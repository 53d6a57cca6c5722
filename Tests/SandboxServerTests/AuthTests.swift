import Testing

@testable import SandboxServer

struct AuthTests {
    @Test func logInAnswersASessionWithTheTokenFourth() async throws {
        try await Bench.run { bench in
            for role in Role.allCases {
                let answer = try await bench.logIn(role)
                #expect(answer.status == 200)
                let names = answer.body.members?.map(\.name) ?? []
                let first = [
                    "time_created", "time_updated", "session_id", "access_token", "expire_token", "expire_date",
                ]
                #expect(Array(names.prefix(6)) == first)
                #expect(answer.body["access_token"]?.text?.wholeMatch(of: /[0-9a-f]{128}/) != nil)
                #expect(answer.body["user"]?["user_type"]?.text == role.rawValue)
                #expect((answer.body["user"]?["company_id"]?.isNull == true) == !role.hasCompany)
            }
        }
    }

    @Test(
        arguments: [
            ([:], 400, 3), (["credentials": ["email": "a"]], 400, 3),
            (["credentials": ["email": 1, "password": "x"]], 400, 5),
            (["credentials": ["email": "admin@sandbox.test", "password": "wrong"]], 401, 7),
            (["credentials": ["email": "nobody@sandbox.test", "password": "x"]], 401, 7), ([], 400, 3),
        ] as [(JSON, Int, Int)])
    func badLogInsAreRefused(_ body: JSON, _ status: Int, _ code: Int) async throws {
        try await Bench.run { bench in
            let answer = try await bench.send("POST", "/api/authorize/auth/", body: body)
            #expect(answer.status == status)
            #expect(answer.code == code)
            #expect(answer.body.members?.first?.name == "error_code")
        }
    }

    @Test func bodyIsReadWhateverItsType() async throws {
        try await Bench.run { bench in
            let login = Login.standard(.operator)
            let body: JSON = ["credentials": ["email": .string(login.email), "password": .string(login.password)]]
            for type in ["application/x-www-form-urlencoded", "text/plain", "application/json"] {
                let answer = try await bench.send("POST", "/api/authorize/auth", body: body, type: type)
                #expect(answer.status == 200)
            }
        }
    }

    @Test func tokensThatDoNotHoldHaveTheirCodes() async throws {
        try await Bench.run { bench in
            #expect(try await bench.send("GET", "/api/folders/").code == 6)
            #expect(try await bench.send("GET", "/api/folders/", token: "0123").code == 7)
            let token = try await bench.token(.client)
            bench.clock.advance(901)
            let late = try await bench.send("GET", "/api/folders/", token: token)
            #expect(late.status == 401)
            #expect(late.code == 8)
        }
    }

    @Test func everyUseExtendsASession() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            for _ in 0..<5 {
                bench.clock.advance(890)
                #expect(try await bench.send("GET", "/api/folders/", token: token).status == 200)
            }
            bench.clock.advance(910)
            #expect(try await bench.send("GET", "/api/folders/", token: token).code == 8)
        }
    }

    @Test func serviceAccountsKeepTheirsForYears() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientService)
            bench.clock.advance(4 * 365 * 86_400)
            #expect(try await bench.send("GET", "/api/folders/", token: token).status == 200)
        }
    }

    @Test func theOldPairHoldsUntilTheNewOneIsUsed() async throws {
        try await Bench.run { bench in
            let old = try await bench.logIn(.client).body
            let oldToken = old["access_token"]?.text ?? ""
            let body: JSON = ["expire_token": old["expire_token"] ?? .null]
            let new = try await bench.send("POST", "/api/authorize/refresh", token: oldToken, body: body)
            #expect(new.status == 200)
            let newToken = new.body["access_token"]?.text ?? ""
            #expect(newToken != oldToken)
            #expect(try await bench.send("GET", "/api/folders/", token: oldToken).status == 200)
            let again = try await bench.send("POST", "/api/authorize/refresh", token: oldToken, body: body)
            #expect(again.status == 200, "an answer that got lost can be asked for again")
            #expect(try await bench.send("GET", "/api/folders/", token: newToken).status == 200)
            #expect(try await bench.send("GET", "/api/folders/", token: oldToken).code == 7)
            let gone = try await bench.send("POST", "/api/authorize/refresh", token: newToken, body: body)
            #expect(gone.status == 401)
            #expect(gone.body["error_message"]?.text == "Session not found")
        }
    }

    @Test func anExpiredSessionCanBeRenewed() async throws {
        try await Bench.run { bench in
            let old = try await bench.logIn(.client).body
            bench.clock.advance(2_000)
            let new = try await bench.send(
                "POST", "/api/authorize/refresh/", token: old["access_token"]?.text,
                body: ["expire_token": old["expire_token"] ?? .null])
            #expect(try await bench.send("GET", "/api/folders", token: new.body["access_token"]?.text).status == 200)
        }
    }

    @Test func renewalsAreRefusedWithTheDocumentedTexts() async throws {
        try await Bench.run { bench in
            let mine = try await bench.logIn(.client).body
            let other = try await bench.logIn(.clientAdmin).body
            let token = mine["access_token"]?.text
            let missing = try await bench.send("POST", "/api/authorize/refresh", token: token, body: [:])
            #expect(missing.status == 400)
            #expect(
                missing.body["error_message"]?.text
                    == "Could not locate field for key_path expire_token from provided dict data")
            #expect(missing.body["details"] == ["key_path": "expire_token"])
            #expect(missing.body["error_details"] == missing.body["details"])
            let foreign = try await bench.send(
                "POST", "/api/authorize/refresh", token: token, body: ["expire_token": other["expire_token"] ?? .null])
            #expect(foreign.status == 403)
            #expect(foreign.body["error_message"]?.text == "You have not access to refresh this session")
        }
    }

    @Test func logOutEndsTheSession() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            #expect(try await bench.send("POST", "/api/authorize/logout", token: token).status == 204)
            #expect(try await bench.send("GET", "/api/folders", token: token).code == 7)
        }
    }
}
