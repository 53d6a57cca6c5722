import HTTP
import OzModel

/// The envelope of the API's own errors; whatever part of it is missing or of another type counts as not said.
struct ErrorReply: Decodable {
    let code: Int?
    let message: String?
    let details: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        code = fields.number("error_code", "code").flatMap { Int(exactly: $0) }
        message = fields.text("error_message", "message", "detail")
        details = ErrorReply.details(in: fields)
    }

    private static func details(in fields: KeyedDecodingContainer<FieldName>) -> String? {
        for name in ["details", "error_details"] {
            guard let value = try? fields.decode(JSONValue.self, forKey: FieldName(name)) else { continue }
            if let text = value.brief { return text }
        }
        return nil
    }
}
