import Testing

@testable import SandboxServer

/// Companies and accounts: made, changed, deleted, within the bounds of each role.
@Suite struct AccountTests {
    private static func person(_ email: String, _ more: JSON = [:]) -> JSON {
        let base: JSON = [
            "user_type": "client", "first_name": "Ada", "last_name": "Sample", "email": .string(email),
            "password": "correct horse",
        ]
        let names = Set((more.members ?? []).map(\.name))
        return .object((base.members ?? []).filter { !names.contains($0.name) } + (more.members ?? []))
    }

    private func logIn(_ bench: Bench, _ email: String, _ password: String) async throws -> Bench.Answer {
        try await bench.send(
            "POST", "/api/authorize/auth",
            body: ["credentials": ["email": .string(email), "password": .string(password)]])
    }

    @Test func anAccountLivesFromItsMakingToItsEnd() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.clientAdmin)
            let made = try await bench.send("POST", "/api/users/", token: admin, body: Self.person("Ada@Sample.test"))
            #expect(made.status == 201 && made.body["email"] == "ada@sample.test")
            #expect(made.body["password"] == nil && made.body["user_type"] == "CLIENT")
            let path = "/api/users/\(made.body["user_id"]?.text ?? "")"
            #expect(try await logIn(bench, "ada@sample.test", "wrong").code == 7)
            let session = try await logIn(bench, "ADA@sample.test", "correct horse").body
            let own = session["access_token"]?.text
            #expect(session["user_id"] == made.body["user_id"])
            // Oneself: names and password, and nothing of one's office.
            let renamed = try await bench.send("PATCH", path, token: own, body: ["last_name": "Lovelace"])
            #expect(renamed.status == 200 && renamed.body["last_name"] == "Lovelace")
            for office: JSON in [["user_type": "ADMIN"], ["can_start_analyze_quality": true], ["company_id": "x"]] {
                #expect(try await bench.send("PATCH", path, token: own, body: office).status == 403)
            }
            #expect(try await bench.send("PATCH", path, token: own, body: ["password": "battery staple"]).status == 200)
            #expect(try await logIn(bench, "ada@sample.test", "correct horse").status == 401)
            #expect(try await logIn(bench, "ada@sample.test", "battery staple").status == 200)
            // The end: no log-in, and no session.
            #expect(try await bench.send("DELETE", path, token: admin).status == 204)
            #expect(try await bench.send("GET", "/api/folders/", token: own).code == 7)
            #expect(try await logIn(bench, "ada@sample.test", "battery staple").status == 401)
            #expect(try await bench.send("GET", path, token: admin).status == 404)
        }
    }

    @Test func passwordsAreKeptAsHashes() async throws {
        let hash = try #require(await Password.hash("correct horse"))
        #expect(hash.hasPrefix("$y$") && !hash.contains("horse"))
        #expect(await Password.matches("correct horse", hash))
        #expect(await !Password.matches("correct horsf", hash))
        #expect(await Password.hash("correct horse") != hash)
    }

    @Test func whatIsWrongIsSaid() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.admin)
            let company = try await bench.send("GET", "/api/companies/", token: admin).items[0]["company_id"] ?? .null
            let cases: [(JSON, Int, Int)] = [
                (["user_type": "ADMIN", "company_id": company], 400, 4), (["user_type": "KING"], 400, 4),
                (["user_type": 4], 400, 5), (["company_id": .null], 400, 3), (["first_name": " "], 400, 4),
                (["email": "nowhere"], 400, 4), (["email": .string(Login.standard(.client).email)], 400, 13),
                (["password": ""], 400, 4), (["password": .null], 400, 3),
                (["company_id": "000000c0-0000-4000-8000-000000000001"], 400, 4),
            ]
            for (change, status, code) in cases {
                let person = Self.person("new@sample.test", change)
                let answer = try await bench.send("POST", "/api/users", token: admin, body: person)
                #expect(answer.status == status && answer.code == code, "\(change)")
            }
        }
    }

    @Test func aChangeThatIsRefusedChangesNothing() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.clientAdmin)
            let made = try await bench.send("POST", "/api/users", token: admin, body: Self.person("ada@sample.test"))
            let change: JSON = ["email": "new@sample.test", "meta_data": 1]
            let path = "/api/users/\(made.body["user_id"]?.text ?? "")"
            #expect(try await bench.send("PATCH", path, token: admin, body: change).code == 5)
            #expect(try await logIn(bench, "ada@sample.test", "correct horse").status == 200)
            #expect(try await logIn(bench, "new@sample.test", "correct horse").status == 401)
        }
    }

    @Test func aCompanysAdminStaysInTheCompany() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.clientAdmin)
            let companies = try await bench.get("/api/companies/").items
            let own = try await bench.send("GET", "/api/companies/", token: admin).items[0]["company_id"]
            let foreign = companies.first { $0["company_id"] != own }?["company_id"] ?? .null
            for change: JSON in [["user_type": "OPERATOR"], ["user_type": "ADMIN"], ["company_id": foreign]] {
                let person = Self.person("new@sample.test", change)
                #expect(try await bench.send("POST", "/api/users", token: admin, body: person).status == 403)
            }
            for role in [Role.client, .clientOperator, .clientService, .operator] {
                let token = try await bench.token(role)
                let person = Self.person("new@sample.test")
                #expect(try await bench.send("POST", "/api/users", token: token, body: person).code == 9)
            }
        }
    }

    @Test func flagsBarAnalysesInEverySpelling() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.clientAdmin)
            let change: JSON = [
                "can_start_analyse_quality": false, "can_start_analyze_biometry": false,
                "can_start_analysis_collection": false, "user_type": "CLIENT", "is_service": true,
            ]
            let made = try await bench.send(
                "POST", "/api/users", token: admin, body: Self.person("robot@sample.test", change))
            #expect(made.body["user_type"] == "CLIENT_SERVICE" && made.body["is_service"] == true)
            #expect(made.body["can_start_analysis_quality"] == false)
            #expect(made.body["can_start_analysis_biometry"] == false)
            #expect(made.body["can_start_analysis_collection"] == false)
            #expect(made.body["can_start_analysis_documents"] == true)
            let session = try await logIn(bench, "robot@sample.test", "correct horse").body
            let lasting = (session["expire_date"]?.number ?? 0) - Bench.start
            #expect(lasting > 4 * 365 * 86_400, "a service account's log-in lasts five years")
        }
    }

    @Test func flagsAloneChangeTheKindOfAnAccount() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.clientAdmin)
            let made = try await bench.send("POST", "/api/users", token: admin, body: Self.person("ada@sample.test"))
            let path = "/api/users/\(made.body["user_id"]?.text ?? "")"
            let steps: [(JSON, JSON)] = [
                (["is_service": true], "CLIENT_SERVICE"), (["is_admin": false], "CLIENT_SERVICE"),
                (["is_service": false], "CLIENT"), (["is_admin": true], "CLIENT_ADMIN"),
                (["is_service": false], "CLIENT_ADMIN"), (["is_admin": false, "is_service": true], "CLIENT_SERVICE"),
                (["user_type": "client operator"], "CLIENT_OPERATOR"), (["is_admin": false], "CLIENT_OPERATOR"),
                (["is_admin": true], "CLIENT_ADMIN"), (["first_name": "Eva"], "CLIENT_ADMIN"),
            ]
            for (change, kind) in steps {
                let answer = try await bench.send("PATCH", path, token: admin, body: change)
                #expect(answer.status == 200 && answer.body["user_type"] == kind, "\(change)")
                #expect(answer.body["is_service"] == .bool(kind == "CLIENT_SERVICE"), "\(change)")
                #expect(answer.body["is_admin"] == .bool(kind == "CLIENT_ADMIN"), "\(change)")
            }
        }
    }

    @Test func flagsDoNotFitWhoHasNoCompany() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.admin)
            for (role, flag, stands) in [
                (Role.operator, "is_admin", false), (.operator, "is_service", false), (.admin, "is_admin", true),
            ] {
                let id = try await bench.logIn(role).body["user_id"]?.text ?? ""
                for wanted in [true, false] {
                    let answer = try await bench.send(
                        "PATCH", "/api/users/\(id)", token: admin, body: .object([.init(flag, .bool(wanted))]))
                    #expect(answer.status == (wanted == stands ? 200 : 400), "\(role) \(flag) \(wanted)")
                    let kind = try await bench.get("/api/users/\(id)").body["user_type"]
                    #expect(kind == .string(role.rawValue))
                }
            }
        }
    }

    @Test func companiesAreMadeChangedAndDeleted() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.admin)
            let made = try await bench.send("POST", "/api/companies", token: admin, body: ["name": "Neue Bank"])
            #expect(made.status == 201)
            let path = "/api/companies/\(made.body["company_id"]?.text ?? "")/"
            let changed = try await bench.send("PATCH", path, token: admin, body: ["meta_data": ["a": 1]])
            #expect(changed.body["meta_data"] == ["a": 1] && changed.body["name"] == "Neue Bank")
            let person = Self.person("new@sample.test", ["company_id": made.body["company_id"] ?? .null])
            #expect(try await bench.send("POST", "/api/users", token: admin, body: person).status == 201)
            #expect(try await bench.send("GET", "/api/companies?search_text=neue", token: admin).items.count == 1)
            #expect(try await bench.send("DELETE", path, token: admin).status == 204)
            #expect(try await bench.send("GET", path, token: admin).status == 404)
            #expect(try await logIn(bench, "new@sample.test", "correct horse").status == 401)
            let other = try await bench.token(.clientAdmin)
            #expect(try await bench.send("POST", "/api/companies", token: other, body: ["name": "X"]).status == 403)
        }
    }
}
