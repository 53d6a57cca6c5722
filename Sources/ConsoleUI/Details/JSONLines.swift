import Canvas

/// Lays out JSON text for reading, as it came: same order, same spelling of numbers, nothing left out.
struct JSONLines {
    /// Past this many lines the rest is counted and left to `ozc … show --format json`.
    static let mostLines = 20_000

    private let width: Int
    private var lines: [[Text]] = [[]]
    private var depth = 0
    private var isKey = false
    private var containers: [Character] = []

    /// Adds the text to a document; nothing where there is none.
    static func write(_ json: String?, into document: inout Document) {
        guard let json else { return }
        var writer = JSONLines(width: document.width)
        let rest = writer.read(json)
        for line in writer.lines where !line.isEmpty {
            for part in wrapped(line, width: document.width) { document.add(Line(part)) }
        }
        if rest > 0 {
            document.add(Line("… \(Amounts.count(rest)) more characters: see them with show --format json", .dim))
        }
    }

    /// The same as plain text, however wide.
    static func text(_ json: String) -> String {
        var writer = JSONLines(width: .max)
        let rest = writer.read(json)
        let lines = writer.lines.map { $0.map(\.text).joined() }.filter { !$0.isEmpty }
        return (lines + (rest > 0 ? ["… \(Amounts.count(rest)) more characters"] : [])).joined(separator: "\n")
    }

    private init(width: Int) { self.width = width }

    /// - Returns: how many characters were left out.
    private mutating func read(_ json: String) -> Int {
        var rest = Substring(json)
        while let character = rest.first {
            guard lines.count < Self.mostLines else { return rest.count }
            switch character {
            case "{", "[": open(character, &rest)
            case "}", "]": close(character, &rest)
            case ",":
                rest.removeFirst()
                append(",", .dim)
                breakLine()
                isKey = containers.last == "{"
            case ":":
                rest.removeFirst()
                append(": ", .dim)
                isKey = false
            case "\"": append(Self.takeString(&rest), isKey ? .jsonKey : .jsonString)
            case " ", "\n", "\r", "\t", "\r\n": rest.removeFirst()
            default: literal(&rest)
            }
        }
        return 0
    }

    private mutating func open(_ character: Character, _ rest: inout Substring) {
        rest.removeFirst()
        rest = rest.drop { $0.isWhitespace }
        if let next = rest.first, next == "}" || next == "]" {
            rest.removeFirst()
            append("\(character)\(next)", .dim)
            return
        }
        append(String(character), .dim)
        containers.append(character)
        depth += 1
        breakLine()
        isKey = character == "{"
    }

    private mutating func close(_ character: Character, _ rest: inout Substring) {
        rest.removeFirst()
        if !containers.isEmpty { containers.removeLast() }
        depth = max(0, depth - 1)
        breakLine()
        append(String(character), .dim)
    }

    private mutating func literal(_ rest: inout Substring) {
        let end = rest.firstIndex { ",:]}[{\" \n\r\t".contains($0) } ?? rest.endIndex
        let word = String(rest[..<end])
        rest = rest[end...]
        let isNumber = word.first.map { $0.isNumber || $0 == "-" } ?? false
        append(word, isNumber ? .jsonNumber : .jsonLiteral)
    }

    private mutating func append(_ text: String, _ role: Role) {
        if lines[lines.count - 1].isEmpty {
            lines[lines.count - 1].append(Text(String(repeating: "  ", count: min(depth, 20)), .dim))
        }
        lines[lines.count - 1].append(Text(text, role))
    }

    private mutating func breakLine() { lines.append([]) }

    /// A string with its quotes, escapes as they came.
    private static func takeString(_ rest: inout Substring) -> String {
        var taken = "\""
        rest.removeFirst()
        var isEscaped = false
        while let character = rest.popFirst() {
            taken.append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                break
            }
        }
        return taken
    }

    /// Long lines go on below, indented, so that nothing is cut.
    private static func wrapped(_ line: [Text], width: Int) -> [[Text]] {
        let total = line.reduce(0) { $0 + TextWidth.columns($1.text) }
        guard total > width, width > 12 else { return [line] }
        let indent = String(repeating: " ", count: min(8, TextWidth.columns(line.first?.text ?? "") + 2))
        var parts: [[Text]] = [[]]
        var used = 0
        for span in line {
            for character in CleanText(span.text) {
                let columns = TextWidth.columns(character)
                if used + columns > width {
                    parts.append([Text(indent, .dim)])
                    used = indent.count
                }
                parts[parts.count - 1].append(character, span.role)
                used += columns
            }
        }
        return parts
    }
}

/// The characters that cells can hold, after the sanitiser.
private struct CleanText: Sequence {
    private let text: String

    init(_ text: String) { self.text = Sanitizer.clean(text) }

    func makeIterator() -> AnyIterator<String> {
        var characters = text.makeIterator()
        return AnyIterator { characters.next().map { String($0) } }
    }
}

extension [Text] {
    /// Lengthens the last piece when it means the same.
    fileprivate mutating func append(_ character: String, _ role: Role) {
        if let last, last.role == role {
            self[count - 1] = Text(last.text + character, role)
        } else {
            append(Text(character, role))
        }
    }
}
