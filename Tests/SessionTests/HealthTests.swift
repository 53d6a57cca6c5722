import ConsoleUI
import Curl
import Foundation
import HTTP
import OzModel
import Remote
import Session
import Store
import TestSupport
import Testing

/// Asking a sandbox how it is, over libcurl, with all that may go wrong on the way.
@Suite(.onLanes, .timeLimit(.minutes(15))) struct HealthTests {
    /// A console's backstage on a sandbox of its own.
    private struct Stage {
        let sandbox: RunningSandbox
        let mailbox: Mailbox
        let backstage: Backstage
        private let home: Home

        init(_ more: [String] = [], bio: Bool = true, isOffline: Bool = false) throws {
            sandbox = try RunningSandbox(orders: 3, more)
            home = try Home()
            let paths = Paths(environment: home.environment)
            mailbox = try #require(Mailbox())
            var profile = Profile(server: sandbox.url, email: "jane")
            profile.bio = bio ? sandbox.url : nil
            let workplace = Workplace(
                paths: paths, settings: try Settings(), name: "default", profile: profile, isOffline: isOffline)
            backstage = Backstage(
                workplace: workplace, configFile: paths.configFile, mirror: try Store.Mirror.inMemory(),
                desk: DecisionDesk(ledger: try Ledger(path: paths.ledger("default")), owner: nil, undoWindow: 0),
                mailbox: mailbox, pulling: .once
            ) { _ in CurlTransport() }
        }

        /// Has one request of the sandbox go wrong.
        func spoil(_ path: String, _ fault: String) async throws {
            let body = #"{"path": "\#(path)", "fault": \#(fault)}"#
            let answer = try await CurlTransport().send(
                Request(.post, "\(sandbox.url)/_sandbox/faults", body: .bytes(Array(body.utf8))))
            #expect(answer.status == 201)
        }

        /// What the console hears of one question.
        func ask() async throws -> ServerProbe {
            backstage.perform(.probe)
            while true {
                for case .probed(let probe) in mailbox.take() { return probe }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test func aHealthySandboxIsFineInAllItSays() async throws {
        let stage = try Stage()
        let probe = try await stage.ask()
        #expect([probe.version, probe.check, probe.bio, probe.licence] == [.good, .good, .good, .good])
        #expect(probe.versionName == "6.0.1" && probe.parts.contains { $0.name == "queues.tfss" })
        // A clock that was read wrongly is off by hours; a busy machine by seconds.
        #expect(abs(probe.skew ?? .infinity) < 1_800)
        while !stage.mailbox.isIdle { try await Task.sleep(for: .milliseconds(5)) }
        #expect(stage.mailbox.take().isEmpty, "one question has one answer")
    }

    @Test func aProfileWithoutABioServerSaysSo() async throws {
        let probe = try await Stage(bio: false).ask()
        #expect(probe.version == .good && probe.bio == .unknown("no bio server is named in the profile"))
    }

    @Test(arguments: ["expired", "missing"]) func aLicenceThatIsNotFineIsTold(_ licence: String) async throws {
        let probe = try await Stage(["--licence", licence]).ask()
        #expect(probe.bio == .good && probe.licence.state == .failing)
        #expect(probe.licence.text?.contains("License is") == true)
    }

    @Test(arguments: [
        ("/api/version", #"{"status": 500}"#, HealthState.failing), ("/api/version", #"{"malformed": true}"#, .warning),
        ("/api/version", #"{"html": true}"#, .failing), ("/api/version", #"{"drop": true}"#, .failing),
        ("/api/version", #"{"cut": true}"#, .failing),
        ("/api/healthcheck", #"{"status": 500}"#, .failing), ("/api/healthcheck", #"{"malformed": true}"#, .warning),
        ("/v1/models/inquisitor", #"{"status": 500}"#, .failing),
    ])
    func whatGoesWrongIsToldOfWhereItWentWrong(_ path: String, _ fault: String, _ state: HealthState) async throws {
        let stage = try Stage()
        try await stage.spoil(path, fault)
        let probe = try await stage.ask()
        let found = ["/api/version": probe.version, "/api/healthcheck": probe.check][path] ?? probe.bio
        #expect(found.state == state, "\(found)")
        for (name, other) in ["/api/version": probe.version, "/api/healthcheck": probe.check] where name != path {
            #expect(other == .good, "\(name)")
        }
    }

    @Test func whoTakesTooLongIsNotWaitedFor() async throws {
        let stage = try Stage()
        try await stage.spoil("/api/version", #"{"delay_ms": 60000}"#)
        let begun = ContinuousClock.now
        let probe = try await stage.ask()
        #expect(ContinuousClock.now - begun < .seconds(30))
        #expect(probe.version.state == .failing && !probe.isAnswered && probe.check == .good)
    }

    @Test func withoutANetworkNobodyIsAsked() async throws {
        let probe = try await Stage(isOffline: true).ask()
        #expect(probe.version.state == .unknown && !probe.isAnswered)
    }

    @Test func aServerThatIsGoneIsSilent() async throws {
        let stage = try Stage()
        stage.sandbox.end()
        let probe = try await stage.ask()
        guard case .silent(let text) = probe.version else {
            Issue.record("\(probe.version)")
            return
        }
        #expect(text.contains("nothing answers"))
    }
}
