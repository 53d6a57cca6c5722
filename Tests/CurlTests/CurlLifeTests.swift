import Curl
import FaultServer
import Foundation
import HTTP
import Testing

/// Cancelling, closing, and what is left behind.
@Suite(.serialized) struct CurlLifeTests {
    @Test(.timeLimit(.minutes(15))) func cancellingEndsARequestAtOnce() async throws {
        let transport = CurlTransport()
        let server = try FaultServer(["/x": [.silence], "/ok": [.answer(200, "{}")]])
        let request = Request(.get, server.url("/x"))
        let task = Task { await failure(of: request, transport) }
        #expect(await server.received(1))
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(await server.sawClientLeave())
        #expect(try await transport.send(Request(.get, server.url("/ok"))).status == 200)
    }

    @Test func aCancelledTaskSendsNothing() async throws {
        let transport = CurlTransport()
        let server = try FaultServer(["/x": [.silence]])
        let request = Request(.get, server.url("/x"))
        for _ in 0..<50 {
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await failure(of: request, transport)
            }
            #expect(await task.value == .cancelled)
        }
    }

    @Test(.timeLimit(.minutes(15))) func cancellingAtAnyMomentLosesNoContinuation() async throws {
        let transport = CurlTransport()
        let server = try FaultServer(["/x": [.drip("{}", milliseconds: 2)]])
        let request = Request(.get, server.url("/x"))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let task = Task { await outcome(of: request, transport) }
                    try? await Task.sleep(for: .microseconds(number * 50))
                    task.cancel()
                    switch await task.value {
                    case .success(let response): #expect(response.text == "{}")
                    case .failure(let error): #expect(error == .cancelled)
                    }
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(15))) func closingCancelsWhatRunsAndWhatComes() async throws {
        let transport = CurlTransport()
        let server = try FaultServer(["/x": [.silence]])
        let request = Request(.get, server.url("/x"))
        let task = Task { await failure(of: request, transport) }
        #expect(await server.received(1))
        transport.close()
        #expect(await task.value == .cancelled)
        #expect(await failure(of: request, transport) == .cancelled)
        transport.close()
    }

    @Test(.timeLimit(.minutes(15)), arguments: [HTTP.Method.patch, .post, .put, .delete])
    func aChangeIsNeverSentTwice(_ method: HTTP.Method) async throws {
        let transport = CurlTransport()
        let server = try FaultServer { $0.method == "GET" ? .answer(200, "{}") : .hangUp }
        for _ in 1...3 {
            // A connection that lives on, which is where libcurl would send it again by itself.
            #expect(try await transport.send(Request(.get, server.url("/x"))).status == 200)
            #expect(await failure(of: Request(method, server.url("/x")), transport) == .cut(received: 0))
        }
        #expect(server.requests.count { $0.method == method.rawValue } == 3)
        #expect(server.requests.count { $0.method == "GET" } == 3)
    }

    @Test(.timeLimit(.minutes(15))) func nothingIsLeftOfATransport() async throws {
        let server = try FaultServer(["/x": [.answer(200, "{}")]])
        for _ in 0..<30 {
            let transport = CurlTransport()
            _ = try await transport.send(Request(.get, server.url("/x")))
        }
        server.stop()
        // Threads named by curl's work are gone when no descriptor to the server's port is left.
        var left = -1
        for _ in 0..<400 {
            left = try CurlLifeTests.sockets(to: server.port)
            if left == 0 { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(left == 0)
    }

    /// How many sockets of this machine still lead to a loopback port, other than those the kernel keeps for a while.
    private static func sockets(to port: Int) throws -> Int {
        let digits = String(port, radix: 16, uppercase: true)
        let end = ":" + String(repeating: "0", count: 4 - digits.count) + digits
        let table = try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)
        return table.split(separator: "\n").dropFirst().count { line in
            let fields = line.split(separator: " ")
            // 01 established, 08 the other side has closed and we have not.
            return fields.count > 3 && fields[2].hasSuffix(end) && (fields[3] == "01" || fields[3] == "08")
        }
    }
}
