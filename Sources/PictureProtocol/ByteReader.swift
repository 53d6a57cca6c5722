/// Reads a body from front to end; whatever is not as it must be is an error, never a trap.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var remaining: Int { rest.count }

    mutating func uint8() throws(Malformed) -> UInt8 {
        guard let byte = rest.popFirst() else { throw Malformed("a message ends early") }
        return byte
    }

    mutating func bool() throws(Malformed) -> Bool {
        switch try uint8() {
        case 0: return false
        case 1: return true
        default: throw Malformed("a truth value is neither")
        }
    }

    mutating func uint32() throws(Malformed) -> UInt32 {
        try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func int(_ range: ClosedRange<Int>) throws(Malformed) -> Int {
        let value = Int(try uint32())
        guard range.contains(value) else { throw Malformed("a number is out of range") }
        return value
    }

    mutating func double(_ range: ClosedRange<Double>) throws(Malformed) -> Double {
        let bits = try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        let value = Double(bitPattern: bits)
        guard range.contains(value) else { throw Malformed("a number is out of range") }
        return value
    }

    mutating func bytes(atMost limit: Int) throws(Malformed) -> ArraySlice<UInt8> {
        try take(try int(0...limit))
    }

    mutating func text(atMost limit: Int) throws(Malformed) -> String {
        guard let text = String(validating: try bytes(atMost: limit), as: UTF8.self) else {
            throw Malformed("a text is not UTF-8")
        }
        return text
    }

    /// Printable ASCII, which may go to a terminal as it is.
    mutating func plainText(atMost limit: Int) throws(Malformed) -> String {
        let bytes = try bytes(atMost: limit)
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw Malformed("a text is not plain") }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func choice<Choice: RawRepresentable<UInt8>>() throws(Malformed) -> Choice {
        guard let choice = Choice(rawValue: try uint8()) else { throw Malformed("a choice is none that there is") }
        return choice
    }

    func end() throws(Malformed) {
        guard rest.isEmpty else { throw Malformed("a message is longer than what it says") }
    }

    private mutating func take(_ count: Int) throws(Malformed) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw Malformed("a message ends early") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
