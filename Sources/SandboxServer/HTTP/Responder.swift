import Hummingbird

/// Stands between Hummingbird and the world: bytes in, a call; a reply, bytes out.
struct Responder: HTTPResponder {
    /// As the reference deployment's reverse proxy: 50 MB.
    static let largestBody = 50 * 1024 * 1024
    /// What is read of somebody whose token is not known: enough for a log-in.
    static let largestOfStrangers = 1024 * 1024

    let world: World
    let latency: Double

    func respond(to request: Request, context: Connection) async throws -> Response {
        if latency > 0 { try await Task.sleep(for: .seconds(latency)) }
        let most = await most(request)
        guard let body = try? await request.body.collect(upTo: most) else {
            return response(.error(.tooBig("Request body exceeds \(most) bytes")), request, context)
        }
        let call = Call(
            method: request.method.rawValue, path: request.uri.path, query: Query(request.uri.query ?? ""),
            accessToken: request.headers[.accessToken], contentType: request.headers[.contentType] ?? "",
            range: request.headers[.range], body: Array(buffer: body),
            base: "http://\(request.head.authority ?? "127.0.0.1")", trace: context.trace(of: request))
        let reply = await world.answer(call)
        if let delay = reply.fault?.delay, delay > 0 { try await Task.sleep(for: .seconds(delay)) }
        // What is answered afterwards reaches nobody.
        if case .hangUp = reply.body { try await context.close() }
        return response(reply, request, context)
    }

    private func most(_ request: Request) async -> Int {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? .max
        guard length > Self.largestOfStrangers, request.method != .get else { return Self.largestOfStrangers }
        return await world.knows(request.headers[.accessToken]) ? Self.largestBody : Self.largestOfStrangers
    }

    private func response(_ reply: Reply, _ request: Request, _ context: Connection) -> Response {
        var headers = HTTPFields()
        var bytes: [UInt8] = []
        switch reply.body {
        case .none, .waiting, .reading, .hangUp: break
        case .json(let value):
            headers[.contentType] = "application/json; charset=utf8"
            bytes = value.bytes
        case .file(let content, let type):
            headers[.contentType] = type
            bytes = content
        case .page(let text):
            headers[.contentType] = "text/html"
            bytes = Array(text.utf8)
        }
        for (name, value) in reply.headers {
            if let name = HTTPFields.Element.Name(name) { headers[name] = value }
        }
        if request.uri.path.hasPrefix("/api") { CORS.add(to: &headers, trace: context.trace(of: request)) }
        // A body that is whole by its length and makes no sense: clients must not take its beginning for an answer.
        if reply.fault?.malformed == true { bytes = bytes.dropLast(bytes.count / 2) + Array("\u{0}<".utf8) }
        if request.method == .head {
            headers[.contentLength] = String(bytes.count)
            bytes = []
        }
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: bytes.isEmpty ? .init() : body(ByteBuffer(bytes: bytes), reply.fault, context))
    }

    /// Drops a second: ten, or one of a byte each where that would be too many.
    private static func drops(_ bytesPerSecond: Int) -> Int { min(10, max(1, bytesPerSecond)) }

    /// The body as it goes out: at once, in drops, or not to its end.
    private func body(_ bytes: ByteBuffer, _ fault: Fault?, _ context: Connection) -> ResponseBody {
        guard let fault, fault.cut || fault.drip != nil else { return .init(byteBuffer: bytes) }
        return ResponseBody(contentLength: bytes.readableBytes) { writer in
            var left = bytes
            var sent = 0
            let end = fault.cut ? bytes.readableBytes / 2 : bytes.readableBytes
            while sent < end {
                let size = min(end - sent, fault.drip.map { max(1, $0 / Self.drops($0)) } ?? end)
                guard let part = left.readSlice(length: size) else { break }
                try await writer.write(part)
                sent += size
                if let drip = fault.drip, sent < end {
                    try await Task.sleep(for: .seconds(1 / Double(Self.drops(drip))))
                }
            }
            if fault.cut { try await context.close() }
            try await writer.finish(nil)
        }
    }
}

extension HTTPFields.Element.Name {
    /// The session's token, as the documents spell the header; a valid name, so the fallback is never taken.
    static let accessToken = Self("X-Forensic-Access-Token") ?? .authorization
}
