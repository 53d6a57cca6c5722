/// The parameters after the question mark, decoded, in order; a name may stand more than once.
struct Query: Equatable, Sendable {
    private(set) var items: [(name: String, value: String)] = []

    init(_ text: String = "") {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            items.append((Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : ""))
        }
    }

    static func == (left: Query, right: Query) -> Bool {
        left.items.elementsEqual(right.items) { $0 == $1 }
    }

    /// The last value given under a name.
    subscript(_ name: String) -> String? { items.last { $0.name == name }?.value }

    /// Every value given under a name.
    func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// The comma lists under a name as one list; nil where the name does not stand.
    func list(_ name: String) -> [String]? {
        let values = all(name)
        guard !values.isEmpty else { return nil }
        return values.flatMap { $0.split(separator: ",").map(String.init) }
    }

    /// A boolean in any of the spellings the API takes; false where the name does not stand.
    func flag(_ name: String) throws -> Bool {
        guard let text = self[name] else { return false }
        switch text.lowercased() {
        case "1", "true", "yes", "y", "t", "on": return true
        case "0", "false", "no", "n", "f", "off": return false
        default: throw ApiError.type(name)
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = digit(rest.first), let low = digit(rest.dropFirst().first) {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map(UInt8.init)
    }
}
