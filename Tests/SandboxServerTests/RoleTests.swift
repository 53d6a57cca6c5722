import Foundation
import Testing

@testable import SandboxServer

struct RoleTests {
    @Test func everyRoleHasALineForEveryResource() {
        for role in Role.allCases {
            for resource in Resource.allCases where ![.archive, .instant, .captureToken].contains(resource) {
                #expect(Permissions.reach(of: role, .read, resource) != nil, "\(role) \(resource)")
            }
        }
    }

    @Test func theTableSaysWhoHasATokenTheArchiveAndInstant() async throws {
        try await Bench.run { bench in
            for role in Role.allCases {
                let token = try await bench.token(role)
                #expect((Permissions.reach(of: role, .create, .captureToken) != nil) == (role != .operator))
                let capture = try await bench.send("GET", "/api/authorize/session_token", token: token)
                #expect(capture.status == (role == .operator ? 403 : 200), "\(role)")
                #expect((Permissions.reach(of: role, .read, .archive) != nil) == (role == .admin))
                #expect(Permissions.reach(of: role, .create, .instant) != nil)
                #expect(try await bench.send("POST", "/api/instant/folders", token: token).status == 201, "\(role)")
            }
        }
    }

    /// No handler and no other need may decide by the role itself.
    @Test func rolesAreAskedForInTheTableAlone() throws {
        let open = RouteTable.routes.filter { if case .login = $0.need { true } else { false } }.map(\.path)
        #expect(open == ["/api/authorize/logout"])
        let routes = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SandboxServer/Routes")
        let files = try FileManager.default.contentsOfDirectory(at: routes, includingPropertiesForKeys: nil)
        #expect(files.count > 15)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("call.caller].role"), "\(file.lastPathComponent)")
            #expect(!text.contains(/role [!=]= \.(admin|operator|client)\b/), "\(file.lastPathComponent)")
        }
    }

    @Test(arguments: [
        (Role.admin, false, true), (.operator, true, false), (.client, false, false), (.clientAdmin, false, true),
        (.clientOperator, true, false), (.clientService, false, false),
    ])
    func whoDecidesAndWhoDeletes(_ role: Role, _ decides: Bool, _ deletes: Bool) async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["a.jpg", "b_operator.jpg"]).body["folder_id"]?.text ?? ""
            let started = try await bench.analyse(folder, ["biometry"], params: Bench.band)
            let id = started.items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(10)
            let token = try await bench.token(role)
            let decision = try await bench.send(
                "PATCH", "/api/analyses/\(id)", token: token, body: ["resolution_operator": "SUCCESS"])
            #expect(decision.status == (decides ? 200 : 403))
            let removal = try await bench.send("DELETE", "/api/analyses/\(id)/", token: token)
            #expect(removal.status == (deletes ? 204 : 403))
            let end = try await bench.send("DELETE", "/api/folders/\(folder)", token: token)
            #expect(end.status == (deletes ? 204 : 403))
            if !decides { #expect(decision.code == 9) }
        }
    }

    @Test func listsShowNoMoreThanARoleMaySee() async throws {
        try await Bench.run(orders: 200) { bench in
            let all = try await bench.get("/api/folders/?limit=-1").items
            #expect(try await bench.get("/api/folders/?limit=-1", as: .operator).items.count == all.count)
            let me = try await bench.logIn(.client).body["user"]
            for role in [Role.clientAdmin, .clientOperator, .clientService] {
                let seen = try await bench.get("/api/folders/?limit=-1", as: role).items
                #expect(seen == all.filter { $0["company_id"] == me?["company_id"] })
                let analyses = try await bench.get("/api/analyses/?limit=-1", as: role).items
                #expect(!analyses.isEmpty && analyses.allSatisfy { $0["company_id"] == me?["company_id"] })
            }
            let own = try await bench.get("/api/folders/?limit=-1", as: .client).items
            #expect(!own.isEmpty && own == all.filter { $0["user_id"] == me?["user_id"] })
            #expect(try await bench.get("/api/companies/", as: .client).items.count == 1)
            #expect(try await bench.get("/api/companies/").items.count >= 6)
            #expect(try await bench.get("/api/users/").items.count >= 36)
            #expect(try await bench.get("/api/users/", as: .client).items.count == 1)
            let staff = try await bench.get("/api/users/?user_type=client%20service", as: .clientAdmin).items
            #expect(staff.count == 1 && staff[0]["company_id"] == me?["company_id"])
            #expect(try await bench.get("/api/collections/", as: .clientOperator).items.count == 1)
        }
    }

    @Test func foreignObjectsAreForbiddenAndUnknownOnesDoNotExist() async throws {
        try await Bench.run(orders: 200) { bench in
            let mine = try await bench.logIn(.clientAdmin).body["user"]?["company_id"]
            let all = try await bench.get("/api/folders/?limit=-1&with_analyses=1").items
            let foreign = try #require(
                all.first { $0["company_id"] != mine && $0["analyses"]?.elements?.isEmpty == false })
            let id = foreign["folder_id"]?.text ?? ""
            let analysis = foreign["analyses"]?[0]
            let paths = [
                "/api/folders/\(id)", "/api/folders/\(id)/media/", "/api/folders/\(id)/analyses",
                "/api/analyses/\(analysis?["analyse_id"]?.text ?? "")",
                "/api/media/\(analysis?["source_media"]?[0]?["media_id"]?.text ?? "")",
                "/api/companies/\(foreign["company_id"]?.text ?? "")", "/api/users/\(foreign["user_id"]?.text ?? "")",
            ]
            for path in paths {
                #expect(try await bench.get(path).status == 200, "\(path)")
                let refused = try await bench.get(path, as: .clientOperator)
                #expect(refused.status == 403, "\(path)")
                #expect(refused.code == 9)
            }
            for kind in ["folders", "analyses", "media", "companies", "users", "collections"] {
                for unknown in ["00000000-0000-4000-8000-000000000000", "x"] {
                    #expect(try await bench.get("/api/\(kind)/\(unknown)").code == 10)
                }
            }
        }
    }

    @Test func aBarredAccountCannotStartThatAnalysis() async throws {
        try await Bench.run { bench in
            let users = try await bench.get("/api/users/").items
            let barred = try #require(users.first { $0["can_start_analysis_collection"] == false })
            let session = try await bench.send(
                "POST", "/api/authorize/auth",
                body: ["credentials": ["email": barred["email"] ?? .null, "password": "sandbox-client"]])
            let token = session.body["access_token"]?.text
            let folder = try await bench.send("POST", "/api/folders", token: token).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(folder)/analyses"
            let refused = try await bench.send(
                "POST", path, token: token, body: ["analyses": [["type": "COLLECTION"]]])
            #expect(refused.code == 9)
            let started = try await bench.send("POST", path, token: token, body: ["analyses": [["type": "quality"]]])
            #expect(started.status == 201)
        }
    }
}
