import Foundation
import TestSupport
import Testing

/// Wrong servers, wrong passwords, wrong certificates: each a sentence that helps, and the right exit code.
@Suite(.onLanes) struct AddressTests {
    private func logIn(_ server: String, password: String = "secret-pass-word", _ more: [String] = []) throws -> (
        run: Program, home: Home
    ) {
        let home = try Home()
        let run = try Program.run(
            "ozc", ["login", "--server", server, "--email", "a@example.test", "--password-stdin"] + more, home: home,
            input: password + "\n")
        #expect(!(run.errors + run.output).contains("secret-pass-word"))
        #expect(run.output == "")
        #expect(run.code == 0 || run.errors.hasPrefix("ozc: "), "\(run.errors)")
        if run.code != 0 { #expect(!FileManager.default.fileExists(atPath: home.config), "a profile was kept") }
        return (run, home)
    }

    @Test func aPortWhereNothingAnswers() throws {
        let api = try FaultyAPI()
        api.server.stop()
        let (run, _) = try logIn(api.url)
        #expect(run.code == 3)
        #expect(run.errors.contains("nothing answers at 127.0.0.1 port \(api.server.port)"), "\(run.errors)")
    }

    @Test func aNameThatDoesNotExist() throws {
        // RFC 6761: `invalid` is answered at home.
        let (run, _) = try logIn("https://oz.localhost.invalid")
        #expect(run.code == 3)
        #expect(run.errors.contains("no server is known by the name oz.localhost.invalid"), "\(run.errors)")
    }

    @Test(arguments: [
        ("ftp://127.0.0.1", "http"), ("file:///etc/passwd", "http"), ("http://oz.example.test", "plain"),
        ("http://user:pass@127.0.0.1:1", "password"), ("https://", "address"), ("http://127.0.0.1:99999", "address"),
    ])
    func anAddressThatCannotBeUsed(_ address: String, _ word: String) throws {
        let (run, _) = try logIn(address)
        #expect(run.code == 2, "\(run.errors)")
        #expect(run.errors.contains(word) && run.errors.count < 400, "\(run.errors)")
    }

    @Test func aWrongPassword() throws {
        let sandbox = try RunningSandbox(orders: 1)
        let home = try Home()
        let run = try Program.run(
            "ozc", ["login", "--server", sandbox.url, "--email", sandbox.email("operator"), "--password-stdin"],
            home: home, input: "not-the-password\n")
        #expect(run.code == 4)
        #expect(run.errors.contains("ozc: ") && !run.errors.contains("not-the-password"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: home.session()))
    }

    @Test func aSiteThatIsNoAPI() throws {
        let api = try FaultyAPI()
        api.misbehave { _ in .answer(200, "<html><title>Welcome to nginx!</title></html>", type: "text/html") }
        let (run, _) = try logIn(api.url)
        #expect(run.code == 1)
        #expect(run.errors.contains("Welcome to nginx!"), "\(run.errors)")
    }

    @Test func noPassword() throws {
        let api = try FaultyAPI()
        let (run, _) = try logIn(api.url, password: "")
        #expect(run.code == 2)
        #expect(api.server.requests.isEmpty)
    }

    @Test(.enabled(if: TLSDoor.isPossible)) func aCertificateOfNobody() throws {
        let api = try FaultyAPI()
        let home = try Home()
        let door = try TLSDoor(to: api.server.port, home: home)
        let arguments = ["login", "--server", door.url, "--email", FaultyAPI.email, "--password-stdin"]
        let run = try Program.run("ozc", arguments, home: home, input: FaultyAPI.password + "\n")
        #expect(run.code == 3)
        #expect(run.errors.contains("certificate is not trusted") && run.errors.contains("ca_file"), "\(run.errors)")
        #expect(api.server.requests.isEmpty, "the password left before the certificate was known")

        let profile = "[profiles.default]\nserver = \"\(door.url)\"\nemail = \"\(FaultyAPI.email)\"\n"
        try home.configure(profile)
        let desk = try Desk("console", home: home, columns: 140)
        try desk.see("Log in to")
        try desk.press("C-c")
        try desk.left(with: 0)

        try home.configure(profile + "ca_file = \"\(door.certificate)\"\n")
        let trusted = try Program.run("ozc", arguments, home: home, input: FaultyAPI.password + "\n")
        #expect(trusted.code == 0, "\(trusted.errors)")
        let list = try Program.run("ozc", ["--headless"], home: home)
        #expect(list.output.contains("third") && list.output.contains("● live"), "\(list.output)")

        try home.configure(profile)
        let doubtful = try Program.run("ozc", ["--headless"], home: home)
        #expect(doubtful.output.contains("third") && doubtful.output.contains("offline, news"), "\(doubtful.output)")
        #expect(doubtful.output.contains("certificate is not trusted"))
    }
}
