/// What the server does with a request: steps done one after the other on the connection.
public struct FaultReply: Sendable {
    /// One thing done on the connection.
    public enum Step: Sendable {
        case send([UInt8])
        /// Waits so many milliseconds, or less when the server is stopped or the client leaves.
        case pause(milliseconds: Int)
        /// Says nothing until the server is stopped or the client leaves.
        case silence
        case close
    }

    public let steps: [Step]

    public init(_ steps: [Step]) {
        self.steps = steps
    }

    /// A complete answer with its length; `type` is the content type.
    public static func answer(
        _ status: Int = 200, _ body: String = "", type: String = "application/json; charset=utf8",
        headers: [String] = []
    ) -> FaultReply {
        answer(status, bytes: Array(body.utf8), type: type, headers: headers)
    }

    /// As `answer`, from bytes.
    public static func answer(
        _ status: Int = 200, bytes: [UInt8], type: String, headers: [String] = []
    ) -> FaultReply {
        FaultReply([.send(head(status, ["Content-Type: \(type)", "Content-Length: \(bytes.count)"] + headers) + bytes)])
    }

    /// The body compressed with gzip (stored blocks).
    public static func gzip(_ body: String) -> FaultReply {
        answer(bytes: Gzip.stored(Array(body.utf8)), type: "application/json", headers: ["Content-Encoding: gzip"])
    }

    /// The body in pieces of a chunked answer.
    public static func chunked(_ pieces: [String]) -> FaultReply {
        let chunks = pieces.map { piece in
            Step.send(Array("\(String(piece.utf8.count, radix: 16))\r\n\(piece)\r\n".utf8))
        }
        let first = Step.send(head(200, ["Content-Type: application/json", "Transfer-Encoding: chunked"]))
        return FaultReply([first] + chunks + [.send(Array("0\r\n\r\n".utf8))])
    }

    /// The body byte by byte with a pause before each.
    public static func drip(_ body: String, milliseconds: Int) -> FaultReply {
        let first = Step.send(head(200, ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]))
        return FaultReply([first] + body.utf8.flatMap { [.pause(milliseconds: milliseconds), .send([$0])] })
    }

    /// Promises `promised` bytes, sends `body`, closes.
    public static func cut(_ body: String, promised: Int) -> FaultReply {
        FaultReply([
            .send(head(200, ["Content-Type: application/json", "Content-Length: \(promised)"]) + Array(body.utf8)),
            .close,
        ])
    }

    /// Promises a body, sends `body`, then nothing more.
    public static func stall(_ body: String, promised: Int) -> FaultReply {
        FaultReply([
            .send(head(200, ["Content-Type: application/json", "Content-Length: \(promised)"]) + Array(body.utf8)),
            .silence,
        ])
    }

    /// Takes the request and never answers.
    public static let silence = FaultReply([.silence])

    /// Takes the request and closes the connection.
    public static let hangUp = FaultReply([.close])

    /// Bytes as they are, then the end.
    public static func raw(_ text: String) -> FaultReply {
        FaultReply([.send(Array(text.utf8)), .close])
    }

    /// The proxy's page that stands before a dead server.
    public static let badGatewayPage = answer(
        502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>", type: "text/html")

    /// A redirect to `place`.
    public static func redirect(to place: String) -> FaultReply {
        answer(302, "", type: "text/html", headers: ["Location: \(place)"])
    }

    /// The API's "too many requests".
    public static func throttled(retryAfter: String) -> FaultReply {
        let body = #"{"error_code": 101, "error_message": "Too many requests", "details": null}"#
        return answer(429, body, headers: ["Retry-After: \(retryAfter)"])
    }

    private static func head(_ status: Int, _ lines: [String]) -> [UInt8] {
        Array((["HTTP/1.1 \(status) Status"] + lines + ["", ""]).joined(separator: "\r\n").utf8)
    }
}
