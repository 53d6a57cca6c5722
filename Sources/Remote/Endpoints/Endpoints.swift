import FoundationEssentials
import HTTP

/// Every call of the Oz API that the console makes, by noun, one function each.
public enum Endpoints {
    /// A call whose answer is kept as JSON text.
    static func json(
        _ method: Method, _ target: Endpoint<JSONText>.Target, query: [QueryItem] = [], body: Body = .none
    ) -> Endpoint<JSONText> {
        Endpoint(method, target, query: query, body: body, decode: Answers.json)
    }

    /// `before/id/after`, or nowhere for a text that can be no id: it must not become another path.
    static func path<Answer>(
        _ before: String, _ id: String, _ after: String = ""
    ) -> Endpoint<Answer>.Target {
        let isID =
            !id.isEmpty && id.count <= 128
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        guard isID else { return .nothing("“\(Excerpt.of(id, limit: 40))” is not an id") }
        return .api("\(before)/\(id)\(after.isEmpty ? "" : "/\(after)")")
    }

    /// The same for an object below another one.
    static func path<Answer>(
        _ before: String, _ id: String, _ between: String, _ other: String, _ after: String = ""
    ) -> Endpoint<Answer>.Target {
        let outer: Endpoint<Answer>.Target = path(before, id)
        let inner: Endpoint<Answer>.Target = path(between, other, after)
        guard case .api(let first) = outer else { return outer }
        guard case .api(let second) = inner else { return inner }
        return .api("\(first)/\(second)")
    }

    /// JSON with sorted keys, so that the same request is the same bytes.
    static func body(_ value: some Encodable) -> Body {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // Nothing is left that could fail: values of our own, and no float without a JSON form.
        return .bytes((try? encoder.encode(value)).map { [UInt8]($0) } ?? Array("{}".utf8))
    }
}
