import Canvas
import Foundation

/// A JSON value as a cell shows it.
struct JSONScalar: Equatable {
    /// Not sanitised.
    let text: String
    /// False for numbers, which no spreadsheet takes for a formula.
    let isText: Bool

    /// nil stands for null.
    init(_ json: String?) {
        guard let json, json != "null" else {
            self.init(text: "", isText: true)
            return
        }
        switch json.utf8.first {
        case UInt8(ascii: "\""):
            let string = try? JSONDecoder().decode(String.self, from: Data(json.utf8))
            self.init(text: string ?? json, isText: true)
        // As the API gave them, for programs; a spreadsheet sees a text.
        case UInt8(ascii: "["), UInt8(ascii: "{"): self.init(text: Sanitizer.json(json), isText: true)
        default: self.init(text: json, isText: json == "true" || json == "false")
        }
    }

    init(text: String, isText: Bool) {
        self.text = text
        self.isText = isText
    }

    /// A text as a JSON string.
    static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A string of Unicode scalars has always a JSON form.
        return (try? encoder.encode(text)).map { Sanitizer.json(String(decoding: $0, as: UTF8.self)) } ?? "null"
    }
}
