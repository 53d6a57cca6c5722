import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import SandboxServer

/// Webhooks: to this machine only, once the analyses have ended, and again where nobody listened.
struct CallbackTests {
    @Test(arguments: [
        "http://127.0.0.1/", "http://127.9.8.7:8080/a?b=c", "http://localhost:1", "http://[::1]:65535/x",
        "HTTP://LOCALHOST/",
    ])
    func thisMachineIsCalled(_ text: String) throws {
        #expect(try Callback.read(["callback_url": .string(text)]) == text)
    }

    @Test(arguments: [
        "https://127.0.0.1/", "http://10.0.0.1/", "http://example.test/", "http://127.0.0.1.example.test/",
        "http://127.0.0.1@10.0.0.1/", "http://127.1/", "http://0127.0.0.1/", "http://127.0.0.1:0/",
        "http://127.0.0.1:65536/", "http://127.0.0.1:+80/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y",
        "http://[::2]/", "http://[::1]x/", "http://", "", "http://127.0.0.1\\@10.0.0.1/", "http://2130706433/",
    ])
    func othersAreRefused(_ text: String) async throws {
        #expect(throws: ApiError.self) { try Callback.read(["callback_url": .string(text)]) }
        try await Bench.run(orders: 1) { bench in
            let folder = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let answer = try await bench.send(
                "POST", "/api/folders/\(folder)/analyses", token: bench.token(.client),
                body: ["analyses": [["type": "quality"]], "callback_url": .string(text)])
            #expect(answer.status == 400 && answer.code == 4)
        }
    }

    @Test func theOrderIsPostedUntilTaken() async throws {
        let seen = Mutex<[(path: String, body: [UInt8])]>([])
        let hook = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                let body = Array(buffer: try await request.body.collect(upTo: 1 << 20))
                let count = seen.withLock {
                    $0.append((request.uri.description, body))
                    return $0.count
                }
                if count == 1 { return Response(status: .found, headers: [.location: "/elsewhere"]) }
                return Response(status: count == 2 ? .internalServerError : .ok)
            }, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await hook.test(.live) { client in
            let port = try #require(client.port)
            let configure = { @Sendable (configuration: inout SandboxConfiguration) in
                configuration.analysisTime = 0.1
                configuration.retryStep = 0.05
            }
            try await Bench.run(configure: configure) { bench in
                let folder = try await bench.makeFolder(["a.jpg", "declined.jpg"]).body["folder_id"]?.text ?? ""
                _ = try await bench.send(
                    "POST", "/api/folders/\(folder)/analyses", token: bench.token(.client),
                    body: [
                        "analyses": [["type": "quality"]],
                        "callback_url": .string("http://127.0.0.1:\(port)/hook?a=b"),
                    ])
                bench.clock.advance(1)
                for _ in 0..<500 where seen.withLock({ $0.count }) < 3 { try await Task.sleep(for: .milliseconds(20)) }
                try await Task.sleep(for: .milliseconds(200))
                let posts = seen.withLock { $0 }
                #expect(posts.map(\.path) == ["/hook?a=b", "/hook?a=b", "/hook?a=b"], "no redirect, no fourth")
                let posted = try JSON(parsing: try #require(posts.last).body)
                let shown = try await bench.get("/api/folders/\(folder)?with_analyses=true").body
                #expect(posted["folder_id"]?.text == folder && posted["system_resolution"] == "DECLINED")
                #expect(posted["analyses"]?[0]?["analyse_id"] == shown["analyses"]?[0]?["analyse_id"])
                #expect(posted.members?.map(\.name) == shown.members?.map(\.name))
            }
        }
    }

    @Test func whatAKillLeftOwedIsCalledWithoutARequest() async throws {
        let calls = Mutex(0)
        let hook = Application(
            responder: CallbackResponder { (_: Request, _: BasicRequestContext) in
                calls.withLock { $0 += 1 }
                return Response(status: .ok)
            }, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        let path = NSTemporaryDirectory() + "sandbox-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await hook.test(.live) { client in
            var configuration = SandboxConfiguration()
            configuration.orders = 1
            configuration.now = Bench.start
            configuration.port = 0
            configuration.data = path
            try Self.leaveOwed(configuration, to: "http://127.0.0.1:\(try #require(client.port))/")
            let late = Moment(seconds: Bench.start + 600)
            try await Sandbox.application(configuration, clock: { late }).test(.live) { _ in
                for _ in 0..<500 where calls.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(20)) }
            }
        }
        #expect(calls.withLock { $0 } == 1)
    }

    /// A data folder as a sandbox leaves it that is killed while an analysis runs.
    private static func leaveOwed(_ configuration: SandboxConfiguration, to address: String) throws {
        let folder = try DataFolder(path: configuration.data ?? "")
        var database = try Sandbox.database(configuration, start: Moment(seconds: Bench.start), folder: folder)
        var call = Call(
            method: "POST", path: "/api/folders", query: Query(), accessToken: nil, contentType: "", range: nil,
            body: [], base: "http://127.0.0.1:1")
        call.now = Moment(seconds: Bench.start + 1)
        let row = database.addFolder(user: 0, metaData: [:], now: call.now)
        database.folders[row].callback = address
        let order = AnalysisOrder(
            type: .documents, settings: try AnalysisSettings(), sources: [], collection: nil, metaData: [:])
        _ = database.start([order], folder: row, call)
        try folder.write(database.drain())
    }
}
