extension JSON {
    /// Why a text is not JSON, and at which byte.
    public struct SyntaxError: Error, Equatable {
        /// What was expected or found.
        public let reason: String
        /// Bytes before the trouble, from 0.
        public let offset: Int
    }

    /// Reads one value and nothing after it; a repeated key keeps the last value, as Python does.
    public init(parsing bytes: [UInt8]) throws(SyntaxError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

/// Reads JSON text by recursive descent, with a limit on nesting so that hostile input cannot exhaust the stack.
private struct JSONParser {
    static let deepest = 128

    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSON.SyntaxError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw trouble("text after the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.SyntaxError) -> JSON {
        guard depth < Self.deepest else { throw trouble("nested deeper than \(Self.deepest) levels") }
        skipSpace()
        guard let byte = peek else { throw trouble("the text ends where a value should stand") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSON.SyntaxError) -> JSON {
        offset += 1
        var members: [JSON.Member] = []
        var places: [String: Int] = [:]
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw trouble("a key in quotes should stand here") }
            let name = try string()
            skipSpace()
            guard take(":") else { throw trouble("a colon should follow the key") }
            let value = try value(depth: depth + 1)
            if let place = places[name] {
                members[place].value = value
            } else {
                places[name] = members.count
                members.append(JSON.Member(name, value))
            }
            skipSpace()
            if take(",") { continue }
            if take("}") { return .object(members) }
            throw trouble("a comma or a closing brace should stand here")
        }
    }

    private mutating func array(depth: Int) throws(JSON.SyntaxError) -> JSON {
        offset += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take(",") { continue }
            if take("]") { return .array(elements) }
            throw trouble("a comma or a closing bracket should stand here")
        }
    }

    private mutating func string() throws(JSON.SyntaxError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = peek {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw trouble("not UTF-8") }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw trouble("a control character stands in a string")
            default: text.append(byte)
            }
        }
        throw trouble("a string is not closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSON.SyntaxError) {
        guard let byte = peek else { throw trouble("a string is not closed") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw trouble("an unknown escape")
        }
    }

    /// A scalar from `\u` and four digits or a surrogate pair; half a pair becomes U+FFFD.
    private mutating func scalar() throws(JSON.SyntaxError) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        let unit = try unit()
        guard 0xD800..<0xDC00 ~= unit else { return Unicode.Scalar(unit) ?? replacement }
        guard bytes.count - offset >= 6, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { return replacement }
        let start = offset
        offset += 2
        let low = try self.unit()
        guard 0xDC00..<0xE000 ~= low else {
            offset = start
            return replacement
        }
        return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? replacement
    }

    private mutating func unit() throws(JSON.SyntaxError) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw trouble("four hexadecimal digits should stand here") }
        var unit: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw trouble("four hexadecimal digits should stand here")
            }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 4
        return unit
    }

    private mutating func number() throws(JSON.SyntaxError) -> JSON {
        let start = offset
        var whole = true
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): whole = false
            default: return try number(from: start, whole: whole)
            }
            offset += 1
        }
        return try number(from: start, whole: whole)
    }

    private func number(from start: Int, whole: Bool) throws(JSON.SyntaxError) -> JSON {
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if whole, let value = Int(text) { return .int(value) }
        if let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "."),
            let value = Double(text), value.isFinite
        {
            return .double(value)
        }
        throw trouble("no JSON value can stand here")
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSON.SyntaxError) -> JSON {
        guard bytes[offset...].starts(with: word.utf8) else { throw trouble("no JSON value can stand here") }
        offset += word.utf8.count
        return value
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private func trouble(_ reason: String) -> JSON.SyntaxError {
        JSON.SyntaxError(reason: reason, offset: offset)
    }
}
