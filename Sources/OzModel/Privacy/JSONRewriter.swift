/// Reads JSON text and writes it again without blanks, each leaf as a rule says; order and spelling stay.
struct JSONRewriter {
    /// A value without others in it.
    enum Leaf: Equatable {
        case null, truth, number
        case text(String)
    }

    /// What becomes of a leaf.
    enum Verdict {
        case keep, drop
        case replace(String)
    }

    private struct Malformed: Error {}

    private static let deepest = 512

    private let input: [UInt8]
    private let rule: ([String], Leaf) -> Verdict
    private var place = 0
    private var output: [UInt8] = []
    private var path: [String] = []
    private var depth = 0

    /// - Returns: nil when the text is not JSON, or nested too deep.
    static func rewrite(_ json: String, _ rule: @escaping ([String], Leaf) -> Verdict) -> String? {
        var rewriter = JSONRewriter(input: Array(json.utf8), rule: rule)
        guard (try? rewriter.whole()) != nil else { return nil }
        return String(decoding: rewriter.output, as: UTF8.self)
    }

    private init(input: [UInt8], rule: @escaping ([String], Leaf) -> Verdict) {
        self.input = input
        self.rule = rule
        output.reserveCapacity(input.count)
    }

    private mutating func whole() throws {
        if try !value() { output += Array("null".utf8) }
        skipBlanks()
        guard place == input.count else { throw Malformed() }
    }

    /// - Returns: false when the value is dropped: nothing was written.
    private mutating func value() throws -> Bool {
        skipBlanks()
        switch try peek() {
        case UInt8(ascii: "{"): try members()
        case UInt8(ascii: "["): try elements()
        case UInt8(ascii: "\""):
            let raw = try string()
            return write(raw, .text(Self.decoded(raw)))
        default:
            let raw = try literal()
            return write(raw, try Self.leaf(raw))
        }
        return true
    }

    private mutating func members() throws {
        try enter(UInt8(ascii: "{"))
        var isFirst = true
        while try !ends(UInt8(ascii: "}"), isFirst: isFirst) {
            skipBlanks()
            let key = try string()
            skipBlanks()
            try take(UInt8(ascii: ":"))
            let mark = output.count
            if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
            output += key
            output.append(UInt8(ascii: ":"))
            path.append(Self.decoded(key))
            if try !value() { output.removeLast(output.count - mark) }
            path.removeLast()
            isFirst = false
        }
        leave(UInt8(ascii: "}"))
    }

    private mutating func elements() throws {
        try enter(UInt8(ascii: "["))
        var isFirst = true
        while try !ends(UInt8(ascii: "]"), isFirst: isFirst) {
            let mark = output.count
            if output.last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
            if try !value() { output.removeLast(output.count - mark) }
            isFirst = false
        }
        leave(UInt8(ascii: "]"))
    }

    private mutating func write(_ raw: ArraySlice<UInt8>, _ leaf: Leaf) -> Bool {
        switch rule(path, leaf) {
        case .keep: output += raw
        case .drop: return false
        case .replace(let word): output += Array("\"\(word)\"".utf8)
        }
        return true
    }

    // MARK: Reading

    private mutating func enter(_ bracket: UInt8) throws {
        depth += 1
        guard depth <= Self.deepest else { throw Malformed() }
        try take(bracket)
        output.append(bracket)
    }

    private mutating func leave(_ bracket: UInt8) {
        depth -= 1
        output.append(bracket)
    }

    /// Whether a list ends here; passes the comma where it goes on.
    private mutating func ends(_ bracket: UInt8, isFirst: Bool) throws -> Bool {
        skipBlanks()
        if try peek() == bracket {
            place += 1
            return true
        }
        if !isFirst { try take(UInt8(ascii: ",")) }
        return false
    }

    private func peek() throws -> UInt8 {
        guard place < input.count else { throw Malformed() }
        return input[place]
    }

    private mutating func take(_ byte: UInt8) throws {
        guard try peek() == byte else { throw Malformed() }
        place += 1
    }

    private mutating func skipBlanks() {
        while place < input.count, [0x20, 0x09, 0x0A, 0x0D].contains(input[place]) { place += 1 }
    }

    /// With its quotes.
    private mutating func string() throws -> ArraySlice<UInt8> {
        let start = place
        try take(UInt8(ascii: "\""))
        while try peek() != UInt8(ascii: "\"") { place += input[place] == UInt8(ascii: "\\") ? 2 : 1 }
        place += 1
        return input[start..<place]
    }

    private mutating func literal() throws -> ArraySlice<UInt8> {
        let start = place
        while place < input.count, !Self.ends.contains(input[place]) { place += 1 }
        guard place > start else { throw Malformed() }
        return input[start..<place]
    }

    private static let ends: Set<UInt8> = Set(",:]}[{\" \n\r\t".utf8)

    private static func leaf(_ raw: ArraySlice<UInt8>) throws -> Leaf {
        switch String(decoding: raw, as: UTF8.self) {
        case "null": return .null
        case "true", "false": return .truth
        case let word where Double(word) != nil: return .number
        default: throw Malformed()
        }
    }
}
