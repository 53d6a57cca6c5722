import Foundation
import TestSupport
import Testing

@Suite("Section 6 Roles", .onLanes) struct Section06Roles {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func me(_ who: Subject.Who) throws -> [String: Any] { try server.logIn(who).object.object("user") }

    /// An analysis that ended, in an order of `who`.
    private func analysis(of who: Subject.Who) throws -> String {
        let id = try server.orderID(as: who)
        let started = try server.analyse(id, #"[{"type": "quality"}]"#, as: who)
        let analysis = try #require(started.array?.first?.text("analyse_id"))
        _ = try server.finished(analysis, as: who)
        return analysis
    }

    @Test(.asks(.admin, .operator)) func s6_adminAndOperatorBelongToNoCompany() throws {
        for who in [Subject.Who.admin, .operator] {
            let id = try #require(try server.logIn(who).object.text("user_id"))
            #expect(try server.get("/api/users/\(id)", as: who).object["company_id"] is NSNull)
        }
    }

    @Test(.writes, .asks(.admin)) func s6_adminDoesNotChangeAnalysisStatuses() throws {
        let analysis = try analysis(of: .anyone)
        let answer = try server.send(
            "PATCH", "/api/analyses/\(analysis)", as: .admin, json: #"{"resolution_operator": "SUCCESS"}"#)
        #expect(answer.status == 403)
    }

    @Test(.own) func s6_operatorViewsEverything() throws {
        let all = try server.get("/api/folders/?limit=1", as: .admin).object["total_count"] as? Int ?? 0
        let seen = try server.get("/api/folders/?limit=1", as: .operator).object["total_count"] as? Int ?? 0
        // Other tests add orders meanwhile.
        #expect(seen >= all && all >= 400)
    }

    @Test(.own) func s6_operatorDecidesWhereAHumanIsNeeded() throws {
        // Not the newest, which a client operator decides beside this one.
        let path = "/api/analyses/?resolution_status=OPERATOR_REQUIRED&limit=20"
        let id = try #require(try server.get(path, as: .operator).items.last?.text("analyse_id"))
        let answer = try server.send(
            "PATCH", "/api/analyses/\(id)", as: .operator,
            json: #"{"resolution_operator": "DECLINED", "resolution_comment": "not the same"}"#)
        #expect(answer.status == 200)
        #expect(try server.get("/api/analyses/\(id)", as: .operator).object.text("resolution_status") == "DECLINED")
    }

    @Test(.writes, .asks(.client)) func s6_clientUploadsAnalysesAndSees() throws {
        let analysis = try analysis(of: .client)
        #expect(try server.get("/api/analyses/\(analysis)", as: .client).object.text("state") == "FINISHED")
    }

    @Test(.writes, .asks(.client)) func s6_clientDeletesNoFolders() throws {
        let id = try server.orderID(as: .client)
        #expect(try server.send("DELETE", "/api/folders/\(id)", as: .client).status == 403)
        #expect(try server.get("/api/folders/\(id)", as: .client).status == 200)
    }

    @Test(.own) func s6_clientSeesOnlyOwnFolders() throws {
        let id = try #require(try server.logIn(.client).object.text("user_id"))
        let made = try server.orderID(as: .client)
        let foreign = try server.orderID(as: .clientAdmin)
        let folders = try server.get("/api/folders/?limit=-1", as: .client).items
        #expect(folders.contains { $0.text("folder_id") == made })
        #expect(folders.allSatisfy { $0.text("user_id") == id })
        #expect(try server.get("/api/folders/\(foreign)", as: .client).status == 403)
    }

    @Test(.own, arguments: [Subject.Who.clientAdmin, .clientOperator])
    func s6_companyRolesSeeTheDataOfAllItsUsersAndNoOthers(_ who: Subject.Who) throws {
        let company = try #require(try me(who).text("company_id"))
        let folders = try server.get("/api/folders/?limit=-1", as: who).items
        #expect(folders.allSatisfy { $0.text("company_id") == company })
        #expect(Set(folders.compactMap { $0.text("user_id") }).count > 1)
    }

    @Test(.own) func s6_clientOperatorDecidesWithinTheCompany() throws {
        let path = "/api/analyses/?resolution_status=OPERATOR_REQUIRED&limit=1"
        let id = try #require(try server.get(path, as: .clientOperator).items.last?.text("analyse_id"))
        let answer = try server.send(
            "PATCH", "/api/analyses/\(id)", as: .clientOperator, json: #"{"resolution_operator": "SUCCESS"}"#)
        #expect(answer.status == 200)
        #expect(answer.object.text("resolution_status") == "SUCCESS")
    }

    @Test(.writes, .asks(.clientAdmin)) func s6_clientAdminDeletesFoldersAndSingleAnalyses() throws {
        let analysis = try analysis(of: .clientAdmin)
        #expect(try server.send("DELETE", "/api/analyses/\(analysis)", as: .clientAdmin).status == 204)
        #expect(try server.get("/api/analyses/\(analysis)", as: .clientAdmin).status == 404)
        let id = try server.orderID(as: .clientAdmin)
        #expect(try server.send("DELETE", "/api/folders/\(id)", as: .clientAdmin).status == 204)
    }

    private static let ofACompany = [Subject.Who.client, .clientAdmin, .clientOperator, .clientService]

    @Test(.enabled(if: ofACompany.contains(where: Subject.knows))) func s6_everyRoleReadsItsCompany() throws {
        for who in Self.ofACompany where Subject.knows(who) {
            let company = try #require(try me(who).text("company_id"))
            let seen = try server.get("/api/companies/", as: who).items.map { $0.text("company_id") }
            #expect(seen == [company], "\(who)")
        }
    }

    @Test(.asks(.operator, .admin)) func s6_operatorAndAdminReadAllCompanies() throws {
        let all = try server.get("/api/companies/?limit=-1", as: .admin).items.count
        #expect(all > 1)
        #expect(try server.get("/api/companies/?limit=-1", as: .operator).items.count == all)
    }

    @Test func s6_aUsersFlagsAllowAnalysesUnlessSaidOtherwise() throws {
        let id = try #require(try server.logIn().object.text("user_id"))
        let user = try server.get("/api/users/\(id)").object
        for kind in ["biometry", "quality", "collection"] {
            #expect(user["can_start_analysis_\(kind)"] as? Bool == true)
        }
    }
}
