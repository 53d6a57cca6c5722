import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct ExitCodeTests {
    @Test(arguments: [
        "orders list --format xml", "orders list --limit=-1", "ordrs list", "orders list --nonsense", "sync --limit 0",
        "sync --since soon", "sync --offline", "keys --format csv", "orders show", "login --offline",
    ])
    func wrongUsageIs2(line: String) throws {
        let run = try Program.ozc(line, try Desk().home)
        #expect(run.code == 2, "\(line): \(run.errors)")
        #expect(run.errors.hasPrefix("ozc: "), "\(run.errors)")
        #expect(run.output == "")
    }

    @Test func withoutALogInItIs4AndSaysHow() throws {
        let home = try Home()
        for line in ["orders list", "sync", "users show 1234567", "logout", "orders list --offline"] {
            let run = try Program.ozc(line, home)
            #expect(run.code == 4, "\(line)")
            #expect(run.errors.contains("ozc login"), "\(run.errors)")
        }
        let desk = try Desk()
        let run = try desk.run("orders", "list")
        #expect(run.code == 4, "a profile, but no session: \(run.errors)")
    }

    @Test func aServerOutOfReachIs3AndNamesOffline() throws {
        let station = try Station()
        _ = try station.ozc("orders list")
        station.sandbox.end()
        for line in ["orders list", "analyses list", "users list", "orders show 123456789", "sync"] {
            let run = try station.ozc(line)
            #expect(run.code == 3, "\(line): \(run.errors)")
            #expect(run.errors.contains("--offline"), "\(run.errors)")
            #expect(run.errors.contains("cached"), "\(run.errors)")
            #expect(run.output == "")
        }
    }

    @Test func aWrongPasswordIs4AndLeavesNothing() throws {
        let sandbox = try RunningSandbox(orders: 2)
        let home = try Home()
        let run = try Program.run(
            "ozc", ["login", "--server", sandbox.url, "--email", sandbox.email("operator"), "--password-stdin"],
            home: home, input: "wrong-password\n")
        #expect(run.code == 4)
        #expect(run.errors.hasPrefix("ozc: "))
        #expect(!run.errors.contains("wrong-password"))
        #expect(!FileManager.default.fileExists(atPath: "\(home.path)/.config/ozc/config.toml"))
    }

    @Test func whatIsNotThereIs5() throws {
        let station = try Station()
        let id = "00000000-0000-4000-8000-000000000000"
        for noun in ListTests.ids.keys {
            for line in ["\(noun) show \(id)", "\(noun) show \(id) --offline"] {
                let run = try station.ozc(line)
                #expect(run.code == 5, "\(line): \(run.errors)")
                #expect(run.errors.contains(id))
            }
        }
    }

    @Test func anInterruptedSyncIs130AndGoesOn() throws {
        let sandbox = try RunningSandbox(orders: 60, seed: 7, ["--latency", "300ms"])
        let home = try Home()
        try sandbox.logIn(home)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Built.path("ozc"))
        process.arguments = ["sync", "--config", "\(home.path)/small.toml"]
        let old = try String(contentsOfFile: "\(home.path)/.config/ozc/config.toml", encoding: .utf8)
        try Data("\(old)\n[sync]\npage = 2\n".utf8).write(to: URL(fileURLWithPath: "\(home.path)/small.toml"))
        process.environment = home.environment
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let log = "\(home.path)/.local/state/ozc/ozc.log"
        while process.isRunning, !(((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").contains("online")) {
            usleep(5000)
        }
        kill(process.processIdentifier, SIGINT)
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130, "\(said)")
        #expect(said.contains("goes on from here"), "\(said)")
        let rest = try Program.ozc("sync", home)
        #expect(rest.code == 0, "\(rest.errors)")
        #expect(rest.errors.contains("the mirror holds 60 orders"), "\(rest.errors)")
    }

    @Test func helpAndVersionAre0() throws {
        let home = try Home()
        let version = try Program.ozc("--version", home)
        #expect(version.code == 0 && version.output.hasPrefix("ozc "))
        let help = try Program.ozc("orders list --help", home)
        #expect(help.code == 0 && help.output.contains("--columns") && help.errors == "")
    }
}
