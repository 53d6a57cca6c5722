/// Cuts a query into terms with their places; knows quotes and signs, but no keys.
struct Scanner {
    /// One value as it stands in the text.
    struct Piece {
        let text: String
        let isQuoted: Bool
        /// A star behind it.
        let isOpen: Bool
        /// In scalars.
        let range: Range<Int>
    }

    /// One term as it stands in the text.
    struct Raw {
        let isNegated: Bool
        /// What stands before the sign; nil for words.
        let key: String?
        let keyRange: Range<Int>
        /// The sign; with `!=` the term is negated once more.
        let comparator: Term.Comparator
        let isUnequal: Bool
        let values: [Piece]
        /// The whole term.
        let range: Range<Int>
    }

    /// Where the text is no query.
    struct Fault: Error {
        let text: String
        let range: Range<Int>
    }

    let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The next term; nil at the end.
    mutating func next() throws(Fault) -> Raw? {
        while index < scalars.count, isBlank(index) { index += 1 }
        guard index < scalars.count else { return nil }
        let start = index
        let isNegated = scalars[index] == "-" && index + 1 < scalars.count && !isBlank(index + 1)
        if isNegated { index += 1 }
        let keyStart = index
        let key = key()
        let keyRange = keyStart..<(key == nil ? keyStart : index)
        var comparator = Term.Comparator.matches
        var isUnequal = false
        if key != nil { (comparator, isUnequal) = sign() }
        let values = try values(isWords: key == nil)
        if let key, values.isEmpty {
            throw Fault(text: "a value is missing after \(key)", range: index..<(index + 1))
        }
        return Raw(
            isNegated: isNegated, key: key, keyRange: keyRange, comparator: comparator, isUnequal: isUnequal,
            values: values, range: start..<index)
    }

    private func isBlank(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }

    /// A name with a sign behind it; without one it is a word.
    private mutating func key() -> String? {
        guard scalars[index] == "_" || scalars[index].properties.isAlphabetic else { return nil }
        var end = index
        while end < scalars.count, isNamePart(scalars[end]) { end += 1 }
        guard end < scalars.count, ":=<>!".unicodeScalars.contains(scalars[end]) else { return nil }
        if scalars[end] == "!" { guard end + 1 < scalars.count, scalars[end + 1] == "=" else { return nil } }
        let name = text(index..<end)
        index = end
        return name
    }

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_.-".unicodeScalars.contains(scalar)
    }

    private mutating func sign() -> (Term.Comparator, isUnequal: Bool) {
        let signs: [(String, Term.Comparator, Bool)] = [
            (":!=", .equals, true), ("!=", .equals, true), (":>=", .atLeast, false), (":<=", .atMost, false),
            (":>", .more, false), (":<", .less, false), (":=", .equals, false), ("==", .equals, false),
            (">=", .atLeast, false), ("<=", .atMost, false), (">", .more, false), ("<", .less, false),
            ("=", .equals, false), (":", .matches, false),
        ]
        for (sign, comparator, isUnequal) in signs where scalars[index...].starts(with: sign.unicodeScalars) {
            index += sign.unicodeScalars.count
            return (comparator, isUnequal)
        }
        return (.matches, false)
    }

    /// Values with commas between them. Among words a comma too many is only punctuation.
    private mutating func values(isWords: Bool) throws(Fault) -> [Piece] {
        var values: [Piece] = []
        let start = index
        while index < scalars.count, !isBlank(index) {
            if let piece = try piece() {
                values.append(piece)
            } else if !isWords {
                throw Fault(text: "a value is missing before the comma", range: index..<(index + 1))
            }
            guard index < scalars.count, scalars[index] == "," else { break }
            index += 1
            guard isWords || (index < scalars.count && !isBlank(index)) else {
                throw Fault(text: "a value is missing after the comma", range: (index - 1)..<index)
            }
        }
        if isWords, values.isEmpty {
            return [Piece(text: text(start..<index), isQuoted: true, isOpen: false, range: start..<index)]
        }
        return values
    }

    private mutating func piece() throws(Fault) -> Piece? {
        if scalars[index] == "\"" { return try quoted() }
        let start = index
        while index < scalars.count, !isBlank(index), scalars[index] != "," { index += 1 }
        guard index > start else { return nil }
        let isOpen = scalars[index - 1] == "*"
        return Piece(
            text: text(start..<(isOpen ? index - 1 : index)), isQuoted: false, isOpen: isOpen, range: start..<index)
    }

    private mutating func quoted() throws(Fault) -> Piece {
        let start = index
        var content = String.UnicodeScalarView()
        index += 1
        while index < scalars.count, scalars[index] != "\"" {
            if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
            content.append(scalars[index])
            index += 1
        }
        guard index < scalars.count else { throw Fault(text: "this quote is not closed", range: start..<(start + 1)) }
        index += 1
        let isOpen = index < scalars.count && scalars[index] == "*"
        if isOpen { index += 1 }
        guard index == scalars.count || isBlank(index) || scalars[index] == "," else {
            throw Fault(text: "a blank is missing after the quote", range: index..<(index + 1))
        }
        return Piece(text: String(content), isQuoted: true, isOpen: isOpen, range: start..<index)
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }
}
