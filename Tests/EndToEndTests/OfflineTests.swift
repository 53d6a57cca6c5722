import Foundation
import TestSupport
import Testing

/// With the network gone the console goes on; news comes back by itself.
@Suite(.onLanes) struct OfflineTests {
    private static let quick = "[sync]\ninterval = \"200ms\"\nidle_interval = \"400ms\"\n"

    private func opened(
        _ sandbox: RunningSandbox, _ home: Home, columns: Int = 100, seeing text: String = "of 300"
    ) throws -> Desk {
        try home.configure(Self.quick)
        let run = try sandbox.logIn(home)
        #expect(run.code == 0, "\(run.errors)")
        let desk = try Desk("console", home: home, columns: columns)
        try desk.see("● live")
        try desk.see(text)
        return desk
    }

    @Test func everyListAndACaseOpenWithTheServerGone() throws {
        let sandbox = try RunningSandbox(orders: 300)
        let home = try Home()
        let desk = try opened(sandbox, home)
        try desk.press("5")
        try desk.see("the last of what a first sync reads") { $0.contains(try Regex("\\n Collections .*1 of [0-9]+")) }
        try desk.press("2")
        sandbox.end()
        try desk.see("offline") { $0.contains("offline, news") && $0.contains("old") }
        for (key, title) in [
            ("3", "Analyses"), ("4", "Media"), ("5", "Collections"), ("6", "Users"), ("7", "Companies"),
        ] {
            try desk.press(key)
            try desk.see(title) { $0.contains(try Regex("\\n \(title) .*1 of [0-9]+")) }
            try desk.press("Enter")
            try desk.see("an opened one") { $0.contains("Summary") && $0.contains("Raw") }
            try desk.press("Escape")
        }
        try desk.press("2", "Enter")
        try desk.see("Summary  Media  Analyses  Metadata  Person  History  Raw")
        try desk.press("C-c")
        try desk.left(with: 0)

        // The next day, still no network: the mirror at once, and how old it is.
        let again = try Desk("console", home: home)
        try again.see("1 of 300")
        try again.see("the age") {
            $0.contains("offline, news") && $0.contains("nothing answers") || $0.contains("Nothing answers")
        }
        try again.isUsable()
        try again.press("C-c")
        try again.left(with: 0)
    }

    @Test func aServerThatForgotTheSessionAsksForTheLogIn() throws {
        let home = try Home()
        let first = try RunningSandbox(orders: 300)
        let desk = try opened(first, home)
        first.end()
        try desk.see("offline, news")
        // Another seed is another server, which knows nobody.
        let second = try RunningSandbox(orders: 300, seed: 2, port: first.port)
        try desk.see("Log in to")
        try desk.see("logged out")
        #expect(try !desk.tmux.screen().contains(second.password("operator")))
        try desk.tmux.line("wrong-password")
        try desk.see("does not accept")
        try desk.press("C-u")
        try desk.tmux.line(second.password("operator"))
        try desk.see("● live")
        #expect(try !desk.tmux.screen().contains("Log in to"))
        try desk.isUsable()
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aServerThatComesBackIsHeardWithNoKeyPressed() throws {
        let home = try Home()
        let first = try RunningSandbox(orders: 300)
        let desk = try opened(first, home)
        first.end()
        try desk.see("offline, news")
        let second = try RunningSandbox(orders: 300, port: first.port)
        try desk.see("● live")
        let client = try Client(second, as: "client")
        _ = try client.createOrder(meta: #"{"transaction_id": "back-1"}"#)
        try desk.see("back-1")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func newsComesBackWithNoKeyPressed() throws {
        let sandbox = try RunningSandbox(orders: 300, ["--analysis-time", "2s"])
        let home = try Home()
        let desk = try opened(sandbox, home)
        let client = try Client(sandbox, as: "client")

        let order = try client.createOrder(meta: #"{"transaction_id": "new-1"}"#)
        try desk.see("new-1")
        try desk.see("of 301")
        _ = try client.analyse(order)
        try desk.see("it runs") { line(with: "new-1", in: $0)?.contains("processing") == true }
        try desk.see("it ended") { line(with: "new-1", in: $0)?.contains("success") == true }

        sandbox.end()
        try desk.see("offline, news")
    }

    @Test func aConnectionThatIsCutComesBack() throws {
        let api = try FaultyAPI()
        let home = try api.home()
        let desk = try Desk("console", home: home)
        try desk.see("1 of 3")
        try desk.see("● live")
        api.misbehave { _ in .hangUp }
        try desk.see("offline, news")
        try desk.press("j")
        try desk.see("2 of 3")
        api.add("fourth")
        api.behave()
        try desk.see("● live")
        try desk.see("fourth")
        // The cursor stays on its row.
        try desk.see("3 of 4")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func chosenOfflineAsksNobody() throws {
        let api = try FaultyAPI()
        let home = try api.home()
        _ = try Program.run("ozc", ["console", "--headless"], home: home)
        let before = api.server.requests.count
        let run = try Program.run("ozc", ["--offline", "--headless", "--keys", "r <enter> r"], home: home)
        #expect(run.code == 0)
        #expect(run.output.contains("offline by choice"))
        #expect(run.output.contains("third"))
        #expect(api.server.requests.count == before)
    }

    @Test func aFreshConsoleWithoutProfileAsksWhereTo() throws {
        let home = try Home()
        let desk = try Desk("console", home: home)
        try desk.see("Which Oz API, and who are you?")
        try desk.see("Server")
        try desk.press("Escape")
        try desk.isUsable()
        try desk.press("q", "q")
        try desk.left(with: 0)
    }

    private func line(with text: String, in screen: String) -> Substring? {
        screen.split(separator: "\n").first { $0.contains(text) }
    }
}
