import FoundationEssentials
import HTTP

/// How answers read; shared by all endpoints.
enum Answers {
    /// The document itself; throws `.notJSON` for anything that does not begin like one.
    static func json(_ response: Response) throws(RemoteError) -> JSONText {
        guard Sniff.isJSON(response.body) else {
            throw .notJSON(status: response.status, what: Sniff.describe(response))
        }
        return JSONText(response.body, sent: response.header("Date").flatMap(HTTPDate.epoch))
    }

    /// A small reply with a type of its own; throws `.notJSON` or `.unreadable`.
    static func typed<Reply: Decodable>(_: Reply.Type, _ response: Response) throws(RemoteError) -> Reply {
        try json(response).decoded(as: Reply.self)
    }

    /// Nothing is expected, whatever came.
    static func none(_: Response) throws(RemoteError) {}

    /// A file's bytes.
    static func bytes(_ response: Response) throws(RemoteError) -> [UInt8] {
        response.body
    }
}

extension JSONText {
    /// Reads the document into a type; throws `.unreadable`, naming the field and never its value.
    public func decoded<Reply: Decodable>(as _: Reply.Type) throws(RemoteError) -> Reply {
        do {
            return try JSONDecoder().decode(Reply.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw .unreadable(what: JSONText.describe(error))
        } catch {
            throw .unreadable(what: "it is not valid JSON")
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "the field \(Excerpt.of(key.stringValue, limit: 40)) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "the field \(path(context)) has an unexpected type"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not valid JSON"
        case .dataCorrupted(let context): "the field \(path(context)) has an unexpected value"
        @unknown default: "it is not what was asked for"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "at the top" : Excerpt.of(path, limit: 60)
    }
}
