import Canvas
import ConsoleUI
import Foundation
import HTTP
import OzModel
import Query
import Session
import Store
import TestSupport
import Testing

/// Queries beside the console: on a reader of their own, told as they come, ended by the next one.
@Suite(.timeLimit(.minutes(15))) struct SiftTests {
    private let home: Home
    private let mirror: Store.Mirror
    private let mailbox: Mailbox
    private let backstage: Backstage
    private let console: Console
    private let configFile: String

    init() throws {
        home = try Home()
        let paths = Paths(environment: home.environment)
        configFile = paths.configFile
        mirror = try Store.Mirror(path: paths.mirror("default"))
        let orders = (0..<2000).map { number in
            "{\"folder_id\": \"f-\(number)\", \"time_created\": \(1000 + number),"
                + " \"system_resolution\": \"\(number % 4 == 0 ? "DECLINED" : "SUCCESS")\"}"
        }
        _ = try mirror.ingest(.orders, Array("[\(orders.joined(separator: ","))]".utf8))
        mailbox = try #require(Mailbox())
        let ledger = try Ledger(path: paths.ledger("default"))
        let workplace = Workplace(paths: paths, settings: try Settings(), name: "default", profile: Profile())
        let sieve = Sieve()
        backstage = Backstage(
            workplace: workplace, configFile: configFile, mirror: mirror,
            desk: DecisionDesk(ledger: ledger, owner: nil, undoWindow: 0), mailbox: mailbox, pulling: .once,
            sieve: sieve
        ) { _ in FakeNetwork() }
        let models = ViewModels(
            reader: mirror.reader, ledger: ledger.reader, settings: try Settings(), glyphs: .unicode, themeNames: [],
            sieve: sieve)
        var state = State(
            size: Size(columns: 120, rows: 36), now: 5000, place: .list(ListPlace(noun: .orders)),
            identity: Identity(
                profile: "default", server: "https://oz.example.test", email: "jane@acme.test",
                role: .operator),
            themeName: "")
        state.revision = mirror.reader.revision
        console = Console(state: state, models: models, themes: ThemeReader())
    }

    /// Paints and hears until nothing is under way any more; the test's own time limit ends a wait in vain.
    private func settle() async throws -> String {
        while true {
            for action in mailbox.take() { for effect in console.receive(action) { backstage.perform(effect) } }
            let frame = console.frame()
            let wishes = console.siftWishes()
            for wish in wishes { backstage.perform(wish) }
            if wishes.isEmpty, mailbox.isIdle {
                return (0..<frame.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func press(_ keys: String) throws {
        for key in try Key.sequence(parsing: keys) { for effect in console.press(key) { backstage.perform(effect) } }
    }

    @Test func aQueryFindsItsRowsAndFollowsTheNews() async throws {
        try press("f status:declined <enter>")
        #expect(try await settle().contains("1 of 500 "))
        _ = try mirror.ingest(
            .orders, Array("[{\"folder_id\": \"n\", \"time_created\": 1, \"system_resolution\": \"DECLINED\"}]".utf8))
        _ = console.receive(.mirrorChanged(revision: mirror.reader.revision))
        #expect(try await settle().contains("1 of 501 "))
        try press("<esc>")
        #expect(try await settle().contains("1 of 2,001 "))
    }

    @Test func whoeverWaitsForRowsHasThemInTheFirstFrame() async throws {
        try press("f status:declined <enter>")
        for wish in console.rowsAhead() { backstage.perform(wish) }
        var isHeard = false
        while !isHeard {
            // Not on a thread of the pool: what is waited for needs one.
            await withCheckedContinuation { [mailbox] (done: CheckedContinuation<Void, Never>) in
                DispatchQueue.global().async {
                    mailbox.wait(milliseconds: 60_000)
                    done.resume()
                }
            }
            for action in mailbox.take() {
                if case .sifted = action { isHeard = true }
                for effect in console.receive(action) { backstage.perform(effect) }
            }
        }
        #expect(console.frame().dump().contains(" 1 of "))
        #expect(try await settle().contains("1 of 500 "))
    }

    @Test func questionsOverQuestionsEndInTheLastOne() async throws {
        for text in ["success", "f-1", "declined", "-status:declined", "status:declined"] {
            _ = console.receive(.filter(ListFilter(text: text, criteria: try Criteria(text, of: .orders))))
            _ = console.frame()
            for wish in console.siftWishes() { backstage.perform(wish) }
        }
        #expect(try await settle().contains("1 of 500 "))
    }

    @Test func aViewIsWrittenIntoTheConfigurationAndReadAgain() async throws {
        let old = "# mine\ntheme = \"nord\""
        let folder = URL(fileURLWithPath: configFile).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(old.utf8).write(to: URL(fileURLWithPath: configFile))
        try press("f company:\"A<space>B\"<space>declined <enter> :save<space>it's<space>\"mine\" <enter>")
        #expect(try await settle().contains("it's \"mine\""))
        let text = try String(contentsOfFile: configFile, encoding: .utf8)
        #expect(text.hasPrefix(old))
        let views = try SettingsReader(file: "c", text: text).settings().views
        #expect(views == console.state.views && views.count == 1)
        #expect(views.first?.filter?.text == "company:\"A B\" declined")
    }
}

/// No network at all.
private struct FakeNetwork: Transport {
    func send(_ request: Request) async throws(TransportError) -> Response { throw .unresolved(host: "nowhere") }
}
