import Hummingbird

/// Stands between Hummingbird and the world: bytes in, a call; a reply, bytes out.
struct Responder: HTTPResponder {
    /// As the reference deployment's reverse proxy: 50 MB.
    static let largestBody = 50 * 1024 * 1024

    let world: World
    let latency: Double

    func respond(to request: Request, context: Connection) async throws -> Response {
        if latency > 0 { try await Task.sleep(for: .seconds(latency)) }
        guard let body = try? await request.body.collect(upTo: Self.largestBody) else {
            return response(.error(.tooBig("Request body exceeds \(Self.largestBody) bytes")), request)
        }
        let call = Call(
            method: request.method.rawValue, path: request.uri.path, query: Query(request.uri.query ?? ""),
            accessToken: request.headers[.accessToken], contentType: request.headers[.contentType] ?? "",
            range: request.headers[.range], body: Array(buffer: body),
            base: "http://\(request.head.authority ?? "127.0.0.1")")
        let reply = await world.answer(call)
        // What is answered afterwards reaches nobody.
        if case .hangUp = reply.body { try await context.close() }
        return response(reply, request)
    }

    private func response(_ reply: Reply, _ request: Request) -> Response {
        var headers = HTTPFields()
        var bytes: [UInt8] = []
        switch reply.body {
        case .none, .waiting, .hangUp: break
        case .json(let value):
            headers[.contentType] = "application/json; charset=utf8"
            bytes = value.bytes
        case .file(let content, let type):
            headers[.contentType] = type
            bytes = content
        }
        for (name, value) in reply.headers {
            if let name = HTTPFields.Element.Name(name) { headers[name] = value }
        }
        if request.method == .head {
            headers[.contentLength] = String(bytes.count)
            bytes = []
        }
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: bytes.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension HTTPFields.Element.Name {
    /// The session's token, as the documents spell the header; a valid name, so the fallback is never taken.
    static let accessToken = Self("X-Forensic-Access-Token") ?? .authorization
}
