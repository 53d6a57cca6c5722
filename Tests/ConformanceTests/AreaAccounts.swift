import Foundation
import TestSupport
import Testing

@Suite("Section 11.2 Companies and users", .onLanes, .writes, .asks(.admin)) struct AreaAccounts {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func company(_ name: String = "Firm \(UUID())") throws -> Answer {
        try server.send("POST", "/api/companies/", as: .admin, json: #"{"name": "\#(name)"}"#)
    }

    /// The body of a new account of a company.
    private func account(_ company: String?, _ more: String = "") -> String {
        let home = company.map { "\"\($0)\"" } ?? "null"
        return """
            {"email": "\(UUID().uuidString.lowercased())@example.com", "password": "Secret-12345", "user_type": "CLIENT", \
            "first_name": "Ada", "last_name": "Byron", "company_id": \(home)\(more)}
            """
    }

    @Test func s11_2_adminCreatesChangesAndDeletesCompanies() throws {
        let made = try company()
        #expect(made.status == 201, "\(made.body)")
        let path = try "/api/companies/\(made.text("company_id"))"
        let changed = try server.send("PATCH", path, as: .admin, json: #"{"name": "Other"}"#)
        #expect(changed.status == 200)
        #expect(try server.get(path, as: .admin).object.text("name") == "Other")
        #expect(try server.send("DELETE", path, as: .admin).status == 204)
        #expect(try server.get(path, as: .admin).status == 404)
    }

    @Test(.asks(.operator, .client, .clientAdmin)) func s6_companiesAreChangedByTheRolesOfTheMatrix() throws {
        for who in [Subject.Who.operator, .client, .clientAdmin, .clientOperator] where Subject.knows(who) {
            let answer = try server.send("POST", "/api/companies/", as: who, json: #"{"name": "No"}"#)
            #expect(answer.status == 403, "\(who)")
        }
        let own = try #require(try server.get("/api/companies/", as: .clientAdmin).items.first)
        let path = "/api/companies/\(own.text("company_id") ?? "")"
        let body = #"{"meta_data": {"seen": true}}"#
        #expect(try server.send("PATCH", path, as: .clientAdmin, json: body).status == 200)
        #expect(try server.send("PATCH", path, as: .client, json: body).status == 403)
        #expect(try server.send("DELETE", path, as: .clientAdmin).status == 403)
    }

    @Test func s11_2_adminCreatesAnAccountThatLogsIn() throws {
        let home = try company().text("company_id")
        let body = account(home)
        let made = try server.send("POST", "/api/users/", as: .admin, json: body)
        #expect(made.status == 201, "\(made.body)")
        #expect(!made.object.keys.contains("password"))
        #expect(made.object["can_start_analysis_quality"] as? Bool == true)
        let email = try made.text("email")
        let json = #"{"credentials": {"email": "\#(email)", "password": "Secret-12345"}}"#
        #expect(try server.send("POST", "/api/authorize/auth", as: nil, json: json).status == 200)
    }

    @Test func s11_2_anAccountIsChangedAndDeleted() throws {
        let home = try company().text("company_id")
        let made = try server.send("POST", "/api/users/", as: .admin, json: account(home))
        let path = try "/api/users/\(made.text("user_id"))"
        let changed = try server.send(
            "PATCH", path, as: .admin, json: #"{"first_name": "Eva", "meta_data": {"desk": 7}}"#)
        #expect(changed.status == 200)
        let user = try server.get(path, as: .admin).object
        #expect(user.text("first_name") == "Eva")
        #expect(user.object("meta_data")["desk"] as? Int == 7)
        #expect(try server.send("DELETE", path, as: .admin).status == 204)
        #expect(try server.get(path, as: .admin).status == 404)
    }

    @Test(.own, arguments: [("is_service", "CLIENT_SERVICE"), ("is_admin", "CLIENT_ADMIN")])
    func s6_anOlderFlagMakesTheKindOfAccount(_ flag: String, _ kind: String) throws {
        let home = try company().text("company_id")
        let made = try server.send("POST", "/api/users/", as: .admin, json: account(home))
        let path = try "/api/users/\(made.text("user_id"))"
        for (word, kind) in [("true", kind), ("false", "CLIENT")] {
            let changed = try server.send("PATCH", path, as: .admin, json: #"{"\#(flag)": \#(word)}"#)
            #expect(changed.status == 200 && changed.object.text("user_type") == kind, "\(changed.body)")
            #expect(changed.object[flag] as? Bool == (word == "true"))
        }
    }

    @Test func s6_adminAndOperatorAccountsTakeNoCompany() throws {
        let home = try company().text("company_id")
        let body = account(home).replacing(#""CLIENT""#, with: #""OPERATOR""#)
        #expect(try server.send("POST", "/api/users/", as: .admin, json: body).status == 400)
    }

    @Test func s6_aFlagForbidsAnAnalysis() throws {
        let home = try company().text("company_id")
        let made = try server.send(
            "POST", "/api/users/", as: .admin, json: account(home, #", "can_start_analysis_quality": false"#))
        let email = try made.text("email")
        let json = #"{"credentials": {"email": "\#(email)", "password": "Secret-12345"}}"#
        let token = try server.send("POST", "/api/authorize/auth", as: nil, json: json).text("access_token")
        let folder = try server.send("POST", "/api/folders/", token: token).text("folder_id")
        let answer = try server.send(
            "POST", "/api/folders/\(folder)/analyses/", json: #"{"analyses": [{"type": "quality"}]}"#, token: token)
        #expect(answer.status == 403)
    }

    @Test(arguments: ["analysis", "analyse", "analyze"], ["biometry", "quality", "collection"])
    func s6_theFlagsOfAnalysesAreReadInEverySpelling(_ spelling: String, _ kind: String) throws {
        let home = try company().text("company_id")
        let flag = "can_start_\(spelling)_\(kind)"
        let made = try server.send("POST", "/api/users/", as: .admin, json: account(home, #", "\#(flag)": false"#))
        #expect(made.status == 201 && made.object["can_start_analysis_\(kind)"] as? Bool == false, "\(made.body)")
        let others = ["biometry", "quality", "collection"].filter { $0 != kind }
        for other in others { #expect(made.object["can_start_analysis_\(other)"] as? Bool == true) }
        let path = try "/api/users/\(made.text("user_id"))"
        let changed = try server.send("PATCH", path, as: .admin, json: #"{"\#(flag)": true}"#)
        #expect(changed.object["can_start_analysis_\(kind)"] as? Bool == true, "\(changed.body)")
    }

    @Test func s6_aServiceAccountsLogInLastsLonger() throws {
        let home = try company().text("company_id")
        var ends: [Double] = []
        for kind in ["CLIENT", "CLIENT SERVICE"] {
            let body = account(home).replacing(#""CLIENT""#, with: #""\#(kind)""#)
            let email = try server.send("POST", "/api/users/", as: .admin, json: body).text("email")
            let json = #"{"credentials": {"email": "\#(email)", "password": "Secret-12345"}}"#
            let session = try server.send("POST", "/api/authorize/auth", as: nil, json: json)
            ends.append(try #require(session.object["expire_date"] as? Double))
        }
        #expect(ends[1] - ends[0] > 86_400)
    }

    @Test(.asks(.clientAdmin)) func s6_clientAdminManagesItsOwnCompanysUsers() throws {
        let own = try server.get("/api/companies/", as: .clientAdmin).items.first?.text("company_id")
        let made = try server.send("POST", "/api/users/", as: .clientAdmin, json: account(own))
        #expect(made.status == 201, "\(made.body)")
        let other = try company().text("company_id")
        #expect(try server.send("POST", "/api/users/", as: .clientAdmin, json: account(other)).status >= 400)
        let path = try "/api/users/\(made.text("user_id"))"
        #expect(try server.send("DELETE", path, as: .clientAdmin).status == 204)
    }
}
