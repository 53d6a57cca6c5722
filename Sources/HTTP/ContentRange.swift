/// Which part of a file an answer brings: `bytes 100-199/1000`.
public struct ContentRange: Hashable, Sendable {
    public let start: Int
    /// The last byte, which belongs to the part.
    public let end: Int
    /// Nil when the server does not know it.
    public let total: Int?

    /// Reads the header `Content-Range`; nil when there is none, or more than one, or none that makes sense.
    public init?(_ response: Response) {
        let lines = response.headers.filter { $0.name.lowercased() == "content-range" }
        guard lines.count == 1 else { return nil }
        let words = lines[0].value.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let sides = words[1].split(separator: "/", omittingEmptySubsequences: false)
        let ends = sides[0].split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, ends.count == 2, let start = ContentRange.number(ends[0]),
            let end = ContentRange.number(ends[1]), start <= end
        else { return nil }
        total = ContentRange.number(sides[1])
        guard sides[1] == "*" || total.map({ $0 > end }) == true else { return nil }
        self.start = start
        self.end = end
    }

    /// Digits and nothing else: `Int` alone would take a sign too.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
