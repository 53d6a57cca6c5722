import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct ProfileTests {
    private func logIn(_ home: Home, _ sandbox: RunningSandbox, _ role: String, profile: String) throws -> Program {
        try Program.run(
            "ozc",
            [
                "login", "--server", sandbox.url, "--email", sandbox.email(role), "--password-stdin", "--profile",
                profile,
            ], home: home, input: sandbox.password(role) + "\n")
    }

    @Test func severalServersStandSideBySide() throws {
        let home = try Home()
        let here = try RunningSandbox(orders: 3, seed: 1)
        let there = try RunningSandbox(orders: 5, seed: 2)
        #expect(try logIn(home, here, "operator", profile: "here").code == 0)
        #expect(try logIn(home, there, "admin", profile: "there").code == 0)
        let profiles = try #require(try Program.ozc("profiles --format json", home).json() as? [[String: Any]])
        #expect(profiles.map { $0["name"] as? String } == ["here", "there"])
        #expect(profiles.map { $0["server"] as? String } == [here.url, there.url])
        #expect(profiles.map { $0["current"] as? Bool } == [false, true])
        #expect(profiles.map { $0["logged_in"] as? Bool } == [true, true])

        #expect(try Program.ozc("orders list --profile here", home).lines.count == 4)
        #expect(try Program.ozc("orders list --profile there", home).lines.count == 6)
        #expect(try Program.ozc("orders list", home, ["OZC_PROFILE": "here"]).lines.count == 4)
        let unknown = try Program.ozc("orders list --profile her", home)
        #expect(unknown.code == 2 && unknown.errors.contains("did you mean “here”?"), "\(unknown.errors)")
        #expect(try logIn(home, there, "admin", profile: "here").code == 2, "a profile is of one server")
    }

    @Test func aLogoutForgetsTheSessionAndTellsTheServer() throws {
        let station = try Station()
        let session = "\(station.home.path)/.local/state/ozc/default/session.json"
        let kept = try Data(contentsOf: URL(fileURLWithPath: session))
        let run = try station.ozc("logout")
        #expect(run.code == 0, "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: session))
        #expect(try station.ozc("orders list").code == 4)
        #expect(try station.ozc("profiles").output.hasSuffix("\ttrue\tfalse\n"))
        #expect(try station.ozc("logout").errors.contains("nobody was logged in"))
        try kept.write(to: URL(fileURLWithPath: session))
        #expect(try station.ozc("orders list").code == 4, "the server still takes the token")
    }

    @Test func aPasswordCommandLogsInAgain() throws {
        let station = try Station()
        _ = try station.ozc("logout")
        let config = URL(fileURLWithPath: "\(station.home.path)/.config/ozc/config.toml")
        let command = "password_command = [\"echo\", \"\(station.sandbox.password("operator"))\"]\n"
        try (Data(contentsOf: config) + Data(command.utf8)).write(to: config)
        let run = try station.ozc("orders list --limit 0")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.lines.count == 13)
    }

    @Test func onlyTheOwnerReadsAndNothingTellsTheToken() throws {
        let station = try Station()
        var said = ""
        for line in [
            "sync", "orders list --format json", "users list --format json", "config show", "profiles --format json",
            "orders show nothing-such --log-level debug", "companies list --log-level debug", "--help",
        ] {
            let run = try station.ozc(line)
            said += run.output + run.errors
        }
        let state = "\(station.home.path)/.local/state/ozc"
        let log = try String(contentsOfFile: "\(state)/ozc.log", encoding: .utf8)
        let session = try Data(contentsOf: URL(fileURLWithPath: "\(state)/default/session.json"))
        let content = try #require(try JSONSerialization.jsonObject(with: session) as? [String: Any])
        let tokens = try #require(content["tokens"] as? [String: Any])
        for name in ["access", "expire"] {
            let token = try #require(tokens[name] as? String)
            #expect(token.count > 10)
            #expect(!said.contains(token) && !log.contains(token))
        }
        #expect(!said.contains(station.sandbox.password("operator")))
        #expect(!log.contains(station.sandbox.password("operator")) && !log.contains("@"))
        #expect(log.contains("started command=sync") && log.contains("ended code=0"), "\(log)")
        #expect(log.contains("command=orders list"))

        var kinds: [String: Int] = [:]
        for place in [".config/ozc", ".local/share/ozc", ".local/state/ozc"] {
            let root = "\(station.home.path)/\(place)"
            let names = try FileManager.default.subpathsOfDirectory(atPath: root)
            for path in [root] + names.map({ "\(root)/\($0)" }) {
                let facts = try FileManager.default.attributesOfItem(atPath: path)
                let isDirectory = facts[.type] as? FileAttributeType == .typeDirectory
                let mode = (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0
                #expect(mode == (isDirectory ? 0o700 : 0o600), "\(path): \(String(mode, radix: 8))")
                kinds[isDirectory ? "directory" : "file", default: 0] += 1
            }
        }
        #expect((kinds["file"] ?? 0) >= 4 && (kinds["directory"] ?? 0) >= 4)
    }
}
