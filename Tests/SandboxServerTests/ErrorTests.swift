import Testing

@testable import SandboxServer

struct ErrorTests {
    @Test func unknownPathsHaveTheEnvelope() async throws {
        try await Bench.run { bench in
            for path in ["/", "/api", "/api/nothing", "/api/folders/a/b/c", "/elsewhere"] {
                let answer = try await bench.send("GET", path)
                #expect(answer.status == 404)
                let names = answer.body.members?.map(\.name)
                #expect(names == ["error_code", "error_message", "details", "error_details"])
                #expect(answer.code == 10)
            }
        }
    }

    @Test func unknownMethodsSayWhichAreAllowed() async throws {
        try await Bench.run { bench in
            let answer = try await bench.send("PUT", "/api/folders/")
            #expect(answer.status == 405)
            #expect(answer.code == 1)
            #expect(
                answer.body["error_message"]?.text
                    == "HTTP method PUT is not allowed for path=/api/folders/. Allowed methods (GET,POST)")
            #expect(answer.response.headers[.init("Allow") ?? .authorization] == "GET,POST")
            let options = try await bench.send("OPTIONS", "/api/folders")
            #expect(options.status == 200)
            #expect(options.response.headers[.init("Allow") ?? .authorization] == "GET,POST")
        }
    }

    @Test func bothSlashFormsAnswerAlike() async throws {
        try await Bench.run { bench in
            for path in ["/api/version", "/api/healthcheck", "/api/folders", "/api/users", "/api/collections"] {
                let plain = try await bench.get(path)
                #expect(plain.status == 200)
                #expect(try await bench.get(path + "/").body == plain.body)
            }
        }
    }

    @Test func headersAndBodylessAnswers() async throws {
        try await Bench.run { bench in
            let answer = try await bench.send("GET", "/api/version")
            #expect(answer.response.headers[.contentType] == "application/json; charset=utf8")
            let head = try await bench.send("HEAD", "/api/version")
            #expect(head.status == 200)
            #expect(head.response.body.readableBytes == 0)
        }
    }

    @Test func brokenBodiesAreRefused() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            let answer = try await bench.send("POST", "/api/folders/", token: token, bytes: Array("{oops".utf8))
            #expect(answer.status == 400)
            #expect(answer.body["error_message"]?.text == "Could not parse body as JSON object")
            let container = try await bench.send(
                "POST", "/api/folders/", token: token, bytes: [1, 2, 3], type: "application/octet-stream")
            #expect(container.status == 400)
            #expect(container.code == 14)
            let single = try await bench.send("POST", "/api/folders/", token: token, body: ["analyses": []])
            #expect(single.code == 4)
        }
    }
}
