import GRDB

/// What of a server's answer may stay in a dictionary: its names, words and form, and nothing of a person.
enum Sample {
    /// The SQL function of a text of JSON.
    static let function = DatabaseFunction("ozc_sample", argumentCount: 1, pure: true) { values in
        values.first.flatMap(String.fromDatabaseValue).map(masked)
    }

    /// The text without ids, digests and long numbers, and without any value of those fields that hold what people wrote.
    static func masked(_ json: String) -> String {
        var masked: [UInt8] = []
        var depth = 0
        // The depth of the field whose values are left out.
        var hidden: Int?
        var rest = Array(json.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                let text = string(&rest)
                let isName = rest.first == UInt8(ascii: ":")
                if isName, hidden == nil, isPrivate(text) { hidden = depth }
                let kept = isName || hidden == nil ? text : []
                masked += [byte] + withoutNumbers(kept) + [byte]
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                masked.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if let field = hidden, depth < field { hidden = nil }
                masked.append(byte)
            case UInt8(ascii: ","):
                if hidden == depth { hidden = nil }
                masked.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digits = rest.prefix { digitsAndPoint.contains($0) }
                rest = rest.dropFirst(digits.count)
                masked += hidden == nil && digits.count < 4 ? [byte] + digits : [UInt8(ascii: "0")]
            default: masked.append(byte)
            }
        }
        return String(decoding: masked, as: UTF8.self)
    }

    private static let digitsAndPoint = Set("0123456789.".utf8)
    private static let hexadecimal = Set("0123456789abcdef-".utf8)

    /// What people wrote, or what was read from a document.
    private static func isPrivate(_ name: ArraySlice<UInt8>) -> Bool {
        let name = String(decoding: name, as: UTF8.self)
        return ["meta_data", "results_data", "original_name"].contains(name)
            || ["comment", "message", "alias"].contains { name.hasSuffix($0) }
    }

    /// The string that begins here, still escaped; takes its end away.
    private static func string(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = rest.startIndex
        while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
            end += rest[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        end = min(end, rest.endIndex)
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return rest[..<end]
    }

    /// Runs of 8 and more hexadecimal digits and dashes are ids, digests or times.
    private static func withoutNumbers(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        var run: [UInt8] = []
        for byte in text + [0] {
            if hexadecimal.contains(byte) {
                run.append(byte)
            } else {
                if run.count < 8 { kept += run }
                run = []
                if byte != 0 { kept.append(byte) }
            }
        }
        return kept
    }
}
