import OzModel

/// What may follow at a place of a query that is being typed.
public struct Completion: Equatable, Sendable {
    /// One way to go on.
    public struct Choice: Equatable, Sendable {
        /// What takes the place of `range`.
        public let text: String
        /// What it means.
        public let help: String
    }

    /// What a choice takes the place of, in characters from the start.
    public let range: Range<Int>
    /// Ways to go on, best first.
    public let choices: [Choice]

    /// Works out what can follow.
    ///
    /// - Parameters:
    ///   - cursor: characters before the cursor.
    ///   - known: texts that a key has, such as the names of companies.
    public init(
        _ text: String, cursor: Int, of noun: Noun, known: (QueryKey, String) -> [String] = { _, _ in [] }
    ) {
        let before = Array(text.prefix(cursor))
        var start = Completion.start(ofTerm: before)
        if start < before.count, before[start] == "-" { start += 1 }
        let term = Array(before[start...])
        guard let sign = term.firstIndex(where: { ":=<>!".contains($0) }), term.first != "\"" else {
            range = start..<before.count
            choices = Completion.keys(beginning: String(term), of: noun)
            return
        }
        let valueStart = Completion.start(ofValue: term, sign)
        let typed = String(term[valueStart...])
        range = (start + valueStart)..<before.count
        guard let key = QueryKey.named(String(term[..<sign]), of: noun) else {
            choices = []
            return
        }
        choices = Completion.values(of: key, beginning: typed, known: known)
    }

    /// The text with a choice in its place.
    public func applied(_ choice: Choice, to text: String) -> String {
        let characters = Array(text)
        return String(characters[..<range.lowerBound]) + choice.text + String(characters[range.upperBound...])
    }

    /// Behind the last blank that is in no quotes.
    private static func start(ofTerm text: [Character]) -> Int {
        var start = 0
        var isQuoted = false
        for (index, character) in text.enumerated() {
            if character == "\"" { isQuoted.toggle() }
            if character.isWhitespace, !isQuoted { start = index + 1 }
        }
        return start
    }

    /// Behind the last comma, else behind the sign; what puts times in an order belongs to the time.
    private static func start(ofValue term: [Character], _ sign: Int) -> Int {
        if let comma = term[sign...].lastIndex(of: ",") { return comma + 1 }
        var start = sign
        while start < term.count, ":=!".contains(term[start]) { start += 1 }
        return start
    }

    private static func keys(beginning typed: String, of noun: Noun) -> [Choice] {
        let wanted = typed.lowercased()
        let all = QueryKey.all(of: noun)
        let leading = all.filter { $0.name.hasPrefix(wanted) }
        let others = all.filter { key in
            !key.name.hasPrefix(wanted) && key.aliases.contains { $0.hasPrefix(wanted) }
        }
        let keys = (leading + others).map { Choice(text: $0.name + ":", help: "\($0.help); \($0.example)") }
        let meta = Choice(text: QueryKey.metaPrefix, help: "a path of the metadata; meta.transaction_id:tr-1")
        return keys + (QueryKey.metaPrefix.hasPrefix(wanted) ? [meta] : [])
    }

    private static func values(of key: QueryKey, beginning typed: String, known: (QueryKey, String) -> [String])
        -> [Choice]
    {
        let wanted = typed.lowercased()
        func matching(_ texts: [String], _ help: String) -> [Choice] {
            texts.filter { $0.hasPrefix(wanted) }.map { Choice(text: $0, help: help) }
        }
        switch key.kind {
        case .word(let words): return matching(words.map { $0.lowercased() }, key.help)
        case .flag: return matching(["yes", "no"], key.help)
        case .time:
            let times = [
                ("today", "since midnight"), ("yesterday", "the day before"), (">1h", "within the last hour"),
                (">24h", "within the last 24 hours"), (">7d", "within the last 7 days"),
                (">30d", "within the last 30 days"), ("<30d", "longer ago than 30 days"),
            ]
            return times.filter { $0.0.hasPrefix(wanted) }.map { Choice(text: $0.0, help: $0.1) }
        case .number: return wanted.isEmpty ? [Choice(text: "", help: "\(key.help); \(key.example)")] : []
        case .text, .id, .exact:
            let plain = wanted.hasPrefix("\"") ? String(wanted.dropFirst()) : wanted
            return known(key, plain).map {
                Choice(text: Term(.key(key.name), .matches, [.text($0)]).value, help: key.help)
            }
        }
    }
}

extension Term {
    /// What stands behind the sign, as it is written.
    fileprivate var value: String {
        let written = description
        return written.firstIndex(of: ":").map { String(written[written.index(after: $0)...]) } ?? written
    }
}
