import Foundation
import TestSupport
import Testing

/// These very tests, asked of a server of somebody else's, change nothing there.
@Suite("Another server", .onLanes, .own) struct NothingIsWrittenTests {
    @Test func aServerThatIsOnlyReadIsAskedForNoChange() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 60, log: "\(home.path)/log", ["--analysis-time", "100ms"])
        defer { sandbox.end() }
        // The program that runs now, its test bundle, once more and for another server.
        let words = ["--testing-library", "swift-testing", "--filter", "ConformanceTests"]
        var environment = [
            "OZ_BASE_URL": sandbox.url, "OZ_EMAIL": sandbox.email("client-service"),
            "OZ_PASSWORD": sandbox.password("client-service"),
        ]
        for who in Subject.Who.allCases where who != .anyone {
            let ending = who.rawValue.uppercased().replacing("-", with: "_")
            environment["OZ_EMAIL_\(ending)"] = sandbox.email(who.rawValue)
            environment["OZ_PASSWORD_\(ending)"] = sandbox.password(who.rawValue)
        }
        let run = try Program.run(CommandLine.arguments[0], words, home: home, environment: environment)
        #expect(run.code == 0, "\(run.output.suffix(4_000)) \(run.errors.suffix(2_000))")
        let log = try sandbox.log().entries
        #expect(log.count > 50, "they asked little")
        let changes = log.filter { entry in
            let isLogIn = entry.method == "POST" && entry.path.hasPrefix("/api/authorize/")
            return !["GET", "HEAD", "OPTIONS"].contains(entry.method) && !isLogIn
        }
        #expect(Set(changes.map { "\($0.method) \($0.path)" }) == [])
    }
}
