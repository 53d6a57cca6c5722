/// A text that is no query: what is wrong, where, and what was probably meant.
public struct QueryMistake: Error, Hashable, Sendable {
    /// What was read.
    public let query: String
    /// What is wrong, without the nearest word.
    public let text: String
    /// Where, in characters from the start; may lie just behind the end.
    public let range: Range<Int>
    /// What was probably meant.
    public let nearest: String?

    /// - Parameter scalars: where, in Unicode scalars.
    init(_ query: String, _ text: String, at scalars: Range<Int>, nearest: String? = nil) {
        self.query = query
        self.text = text
        self.nearest = nearest
        let all = query.unicodeScalars
        func characters(_ count: Int) -> Int {
            let end = all.index(all.startIndex, offsetBy: count, limitedBy: all.endIndex) ?? all.endIndex
            return String(all[..<end]).count
        }
        let start = characters(scalars.lowerBound)
        range = start..<max(start + 1, characters(scalars.upperBound))
    }

    /// One fragment for people, with the nearest word.
    public var sentence: String { text + (nearest.map { "; did you mean “\($0)”?" } ?? "") }

    /// The query and a line that points at the mistake.
    ///
    /// - Parameter width: how many columns a character takes.
    public func caret(width: (Character) -> Int = { _ in 1 }) -> [String] {
        let line = query.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        func columns(_ characters: ArraySlice<Character>) -> Int { characters.reduce(0) { $0 + width($1) } }
        let start = min(range.lowerBound, line.count)
        let marked = columns(line[start..<min(range.upperBound, line.count)])
        return [
            String(line),
            String(repeating: " ", count: columns(line[..<start])) + String(repeating: "^", count: max(1, marked)),
        ]
    }
}
