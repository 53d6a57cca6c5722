import HummingbirdTesting
import Synchronization
import Testing

@testable import SandboxServer

struct LiveTests {
    @Test func servesOverASocket() async throws {
        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.orders = 5
        let application = try Sandbox.application(configuration)
        try await application.test(.live) { client in
            let bench = Bench(client: client, clock: ManualClock(0))
            #expect(try await bench.get("/api/folders/").items.count == 5)
            let head = try await bench.send("HEAD", "/api/version")
            #expect(head.status == 200)
            let folder = try await bench.get("/api/folders/").items[0]["folder_id"]?.text ?? ""
            let link = try await bench.get("/api/folders/\(folder)").body["media"]?[0]?["original_url"]?.text
            #expect(link?.hasPrefix("http://localhost/static/") == true)
        }
    }

    @Test func runsUntilCancelled() async throws {
        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.orders = 1
        let (ready, signal) = AsyncStream<String>.makeStream()
        let server = Task { [configuration] in
            try await Sandbox.run(configuration) { url, logins in
                #expect(logins.map(\.role) == Role.allCases)
                signal.yield(url)
            }
        }
        let url = await ready.first { _ in true }
        #expect(url?.hasPrefix("http://127.0.0.1:") == true)
        server.cancel()
        _ = await server.result
    }

    @Test func aPortInUseIsOneSentence() async throws {
        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.orders = 0
        let (ready, signal) = AsyncStream<Int>.makeStream()
        let server = Task { [configuration] in
            try await Sandbox.run(configuration) { url, _ in
                signal.yield(url.split(separator: ":").last.flatMap { Int($0) } ?? 0)
            }
        }
        configuration.port = await ready.first { _ in true } ?? 0
        let second = configuration
        let port = second.port
        await #expect(throws: SandboxError.portInUse(host: "127.0.0.1", port: port)) {
            try await Sandbox.run(second) { _, _ in Issue.record("two servers on one port") }
        }
        server.cancel()
        _ = await server.result
    }
}
