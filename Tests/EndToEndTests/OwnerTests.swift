import Foundation
import TestSupport
import Testing

/// Whose eyes fetched a mirror, and who may look at it.
@Suite(.onLanes) struct OwnerTests {
    private func count(_ noun: String, _ home: Home, _ more: [String] = []) throws -> Int {
        let run = try Program.run("ozc", [noun, "list", "--limit", "0", "--format", "jsonl"] + more, home: home)
        #expect(run.code == 0, "\(run.errors)")
        return run.output.split(separator: "\n").count
    }

    @Test func whatAnOperatorCachedIsNotForAClientsEyes() throws {
        let sandbox = try RunningSandbox(orders: 60)
        let home = try Home()
        try home.configure("[sync]\ndepth = \"all\"\n")
        try sandbox.logIn(home, as: "operator")
        #expect(try count("orders", home) == 60)
        try sandbox.logIn(home, as: "client")
        #expect(try count("orders", home, ["--offline"]) == 0)
        let own = try count("orders", home)
        #expect(own > 0 && own < 60)
        try sandbox.logIn(home, as: "operator")
        #expect(try count("orders", home) == 60)
    }

    @Test func theSameUserKeepsTheCache() throws {
        let sandbox = try RunningSandbox(orders: 20)
        let home = try Home()
        try sandbox.logIn(home)
        let all = try count("orders", home)
        try sandbox.logIn(home)
        #expect(try count("orders", home, ["--offline"]) == all)
    }

    @Test func withoutAProfileNothingOfAnotherIsShown() throws {
        let first = try RunningSandbox(orders: 20, seed: 1)
        let home = try Home()
        try first.logIn(home)
        _ = try count("orders", home)
        try FileManager.default.removeItem(atPath: "\(home.path)/.config/ozc/config.toml")
        let desk = try Desk("", home: home)
        let screen = try desk.see("Log in")
        #expect(!screen.contains("✓"), "\(screen)")
        let second = try RunningSandbox(orders: 7, seed: 2)
        try desk.tmux.paste(second.url)
        try desk.press("Tab")
        try desk.tmux.paste(second.email("operator"))
        try desk.press("Tab")
        try desk.tmux.paste(second.password("operator"))
        try desk.press("Enter")
        try desk.see("● live")
        try desk.see("of 7")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aPasswordCommandAnswersWhenTheSessionEnds() throws {
        let sandbox = try RunningSandbox(orders: 12)
        let home = try Home()
        try home.configure(
            """
            [profiles.default]
            server = "\(sandbox.url)"
            email = "\(sandbox.email("operator"))"
            password_command = ["printf", "%s\\\\n", "\(sandbox.password("operator"))"]
            """)
        let desk = try Desk("", home: home)
        try desk.see("● live")
        try desk.see("of 12")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func offlineByChoiceNobodyIsAskedEvenByName() throws {
        let sandbox = try RunningSandbox(orders: 12)
        let home = try Home()
        try sandbox.logIn(home)
        _ = try count("orders", home)
        let desk = try Desk("--offline", home: home)
        try desk.see("offline by choice")
        try desk.tmux.line(":login")
        try desk.see("the server is not asked")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func commonOptionsMayStandFirst() throws {
        let sandbox = try RunningSandbox(orders: 12)
        let home = try Home()
        try sandbox.logIn(home)
        let after = try Program.run("ozc", ["orders", "list", "--limit", "2", "--profile", "default"], home: home)
        let before = try Program.run(
            "ozc", ["--profile", "default", "--read-only", "orders", "list", "--limit", "2"], home: home)
        #expect(before.code == 0 && before.output == after.output, "\(before.errors)")
        let wrong = try Program.run("ozc", ["--profile", "nope", "orders", "list"], home: home)
        #expect(wrong.code == 2 && wrong.errors.contains("there is no profile “nope”"), "\(wrong.errors)")
    }

    @Test func aLinkedConfigurationStaysALink() throws {
        let sandbox = try RunningSandbox(orders: 2)
        let home = try Home()
        try home.configure("theme = \"nord\"\n")
        let file = "\(home.path)/.config/ozc/config.toml"
        let kept = "\(home.path)/dotfiles.toml"
        try FileManager.default.moveItem(atPath: file, toPath: kept)
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: kept)
        try sandbox.logIn(home)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == kept)
        #expect(try String(contentsOfFile: kept, encoding: .utf8).contains("[profiles.default]"))
    }
}
