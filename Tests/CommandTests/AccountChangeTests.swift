import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct AccountChangeTests {
    @Test func aCompanyAndItsPeopleComeWorkAndGo() throws {
        let desk = try ChangeDesk()
        let company = try #require(try desk.ids("companies", "create", "Acme Bank").first)
        let made = try desk.ozc(
            "users", "create", "boss@acme.test", "--first-name", "Ann", "--last-name", "Boss", "--role", "client-admin",
            "--company", "acme bank", "--generate-password")
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.lines.first == "email\tboss@acme.test")
        let password = try #require(made.lines.last?.split(separator: "\t").last.map(String.init))
        #expect(password.count == 20)
        #expect(!made.errors.contains(password))
        let log = (try? String(contentsOfFile: desk.home.log, encoding: .utf8)) ?? ""
        #expect(!log.contains(password))
        #expect(try !desk.ozc("audit", "export").output.contains(password))
        // The new account does what it may, and is told what it may not.
        let other = try Home()
        func boss(_ words: String..., input: String = "") throws -> Program {
            try Program.run("ozc", words, home: other, input: input)
        }
        let login = try boss(
            "login", "--server", desk.sandbox.url, "--email", "boss@acme.test", "--password-stdin",
            input: "\(password)\n")
        #expect(login.code == 0, "\(login.errors)")
        let user = try boss(
            "users", "create", "jane@acme.test", "--first-name", "Jane", "--last-name", "Doe", "--role", "client",
            "--may-start", "quality,biometry", "--password-stdin", "-q", input: "first-secret\n")
        #expect(user.code == 0, "\(user.errors)")
        let id = try #require(user.lines.first)
        let shown = try #require(try desk.show("users", id))
        #expect(shown["company_id"] as? String == company)
        #expect(shown["can_start_analysis_collection"] as? Bool == false)
        #expect(shown["can_start_analysis_quality"] as? Bool == true)
        let admin = try boss(
            "users", "create", "x@acme.test", "--first-name", "X", "--last-name", "Y", "--role", "admin",
            "--generate-password")
        #expect(admin.code == 4, "\(admin.errors)")
        #expect(admin.output.isEmpty)
        #expect(try boss("companies", "create", "Mine").code == 4)
        #expect(try boss("companies", "update", company, "--name", "Acme").code == 0)
        let changed = try boss(
            "users", "update", "JANE@acme.test", "--last-name", "Smith", "--role", "client-operator", "--may-start",
            "all")
        #expect(changed.code == 0, "\(changed.errors)")
        #expect(try desk.show("users", id)?["user_type"] as? String == "CLIENT_OPERATOR")
        #expect(try boss("users", "password", "jane@acme.test", "--password-stdin", input: "second-secret\n").code == 0)
        let jane = try Home()
        let entered = try Program.run(
            "ozc", ["login", "--server", desk.sandbox.url, "--email", "jane@acme.test", "--password-stdin"], home: jane,
            input: "second-secret\n")
        #expect(entered.code == 0, "\(entered.errors)")
        let own = try Program.run("ozc", ["users", "update", "me", "--first-name", "Janet"], home: jane)
        #expect(own.code == 0, "\(own.errors)")
        let rise = try Program.run("ozc", ["users", "update", "me", "--role", "client-admin"], home: jane)
        #expect(rise.code == 4, "\(rise.errors)")
        #expect(try boss("users", "delete", "boss@acme.test", "--yes").code == 4, "not oneself")
        #expect(try boss("users", "delete", "jane@acme.test", "--yes").code == 0)
        #expect(try desk.ozc("companies", "delete", company, "--yes").code == 0)
        #expect(try desk.ozc("companies", "show", company).code == 5)
        #expect(try !desk.sandbox.log().entries.contains { $0.status == 403 }, "nothing that the server had to forbid")
    }

    @Test func anAdminWithACompanyIsRefusedAloud() throws {
        let desk = try ChangeDesk()
        let company = try #require(try desk.ids("companies", "create", "Acme").first)
        let before = try desk.changes().count
        for role in ["admin", "operator"] {
            let run = try desk.ozc(
                "users", "create", "x@x.test", "--first-name", "X", "--last-name", "Y", "--role", role, "--company",
                company, "--generate-password")
            #expect(run.code == 2, "\(run.errors)")
            #expect(run.errors.contains("\(role.uppercased()) has no company"), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
        #expect(try desk.changes().count == before)
    }

    @Test func aServiceAccountIsWarnedOf() throws {
        let desk = try ChangeDesk()
        _ = try desk.ids("companies", "create", "Acme")
        let file = "\(desk.home.path)/credentials"
        let run = try desk.ozc(
            "users", "create", "bot@x.test", "--first-name", "B", "--last-name", "T", "--role", "client", "--company",
            "Acme", "--service", "--generate-password", "--credentials-file", file)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.contains("lasts for years"))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("email\tbot@x.test\npassword\t"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let password = text.split(separator: "\t").last?.trimmingCharacters(in: .newlines) ?? "?"
        #expect(!run.output.contains(password))
        let again = try desk.ozc(
            "users", "password", "bot@x.test", "--generate-password", "--credentials-file", file)
        #expect(again.code == 2, "a file that is there is not written over")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test func whatTheServerRefusesIs1AndLeavesNoCredentials() throws {
        let desk = try ChangeDesk()
        let file = "\(desk.home.path)/credentials"
        let run = try desk.ozc(
            "users", "create", desk.sandbox.email("operator"), "--first-name", "X", "--last-name", "Y", "--role",
            "operator", "--generate-password", "--credentials-file", file)
        #expect(run.code == 1, "\(run.errors)")
        #expect(run.errors.contains("already exists"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func withoutAPasswordNothingIsSent() throws {
        let desk = try ChangeDesk()
        let before = try desk.changes().count
        for more in [[], ["--password-stdin"], ["--password-stdin", "--generate-password"]] {
            let run = try Program.run(
                "ozc",
                ["users", "create", "x@x.test", "--first-name", "X", "--last-name", "Y", "--role", "operator"] + more,
                home: desk.home)
            #expect(run.code == 2, "\(more): \(run.errors)")
        }
        #expect(try desk.ozc("users", "update", "nobody@x.test", "--first-name", "X").code == 5)
        #expect(try desk.ozc("users", "update", desk.sandbox.email("client")).code == 2)
        #expect(try desk.changes().count == before)
    }

    @Test func aLostAnswerIs1AndSaysThatItMayHaveHappened() throws {
        let desk = try ChangeDesk()
        try desk.loseAnswer()
        let run = try desk.ozc("companies", "create", "Acme")
        #expect(run.code == 1, "\(run.errors)")
        #expect(run.errors.contains("it may have happened all the same"), "\(run.errors)")
        #expect(try desk.changes().count == 1)
    }

    @Test func aServerThatIsAwayIs3() throws {
        let desk = try ChangeDesk()
        desk.sandbox.end()
        let run = try desk.ozc("companies", "create", "Acme")
        #expect(run.code == 3, "\(run.errors)")
        #expect(run.errors.contains("nothing was changed"), "\(run.errors)")
    }
}
