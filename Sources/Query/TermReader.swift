import OzModel

/// Makes terms of what the scanner cut: looks keys up and reads values by their kind.
struct TermReader {
    let query: String
    let noun: Noun

    func term(_ raw: Scanner.Raw) throws(QueryMistake) -> Term {
        guard let name = raw.key else {
            // A star behind words changes nothing: a part is enough.
            let values = raw.values.map { Value.text($0.isOpen && $0.text.isEmpty ? "*" : $0.text) }
            return Term(.anywhere, .matches, values, isNegated: raw.isNegated)
        }
        let isNegated = raw.isNegated != raw.isUnequal
        if name.lowercased().hasPrefix(QueryKey.metaPrefix) {
            let path = String(name.dropFirst(QueryKey.metaPrefix.count))
            guard !path.split(separator: ".").isEmpty else {
                throw mistake("a path is missing after meta.", raw.keyRange)
            }
            return Term(.meta(path), raw.comparator, try meta(raw), isNegated: isNegated)
        }
        guard let key = QueryKey.named(name, of: noun) else { throw unknown(name, raw.keyRange) }
        if raw.comparator.isOrder, key.kind != .time, key.kind != .number {
            throw mistake(
                "\(key.name) has no order: it takes : and =", raw.keyRange.upperBound..<raw.values[0].range.lowerBound)
        }
        var values: [Value] = []
        var comparator = raw.comparator
        for piece in raw.values {
            let value = try value(piece, key)
            // `created:7d` can only mean the last seven days.
            if case .time(.ago) = value, !comparator.isOrder { comparator = .more }
            if comparator.isOrder, raw.values.count > 1 || isRange(value) {
                throw mistake("an order takes one value", piece.range)
            }
            values.append(value)
        }
        return Term(.key(key.name), comparator, values, isNegated: isNegated)
    }

    private func value(_ piece: Scanner.Piece, _ key: QueryKey) throws(QueryMistake) -> Value {
        if piece.isOpen, piece.text.isEmpty, !piece.isQuoted { return .anything }
        switch key.kind {
        case .text, .id, .exact: return piece.isOpen ? .beginning(piece.text) : .text(piece.text)
        case .word(let known): return try word(piece, key, known)
        case .flag: return try flag(piece, key)
        case .number:
            guard let number = number(piece.text) else {
                throw mistake("\(key.name) takes a number, like \(key.example), not “\(piece.text)”", piece.range)
            }
            return number
        case .time:
            guard let time = time(piece.text) else {
                let forms = ["today", "yesterday", ">7d", "2026-11-01", "2026-11-01..2026-11-05"]
                throw mistake(
                    "\(key.name) takes a time, like \(forms.joined(separator: ", ")), not “\(piece.text)”", piece.range,
                    nearest: Nearest.to(piece.text.lowercased(), in: ["today", "yesterday"]))
            }
            return time
        }
    }

    private func word(_ piece: Scanner.Piece, _ key: QueryKey, _ known: [String]) throws(QueryMistake) -> Value {
        let wanted = wireKey(piece.text)
        if known.contains(wanted) { return .word(wanted) }
        // A server may have words that this console does not know yet.
        if piece.isQuoted { return .word(piece.text) }
        let words = known.map { $0.lowercased() }
        let beginning = words.filter { $0.hasPrefix(wanted.lowercased()) }
        throw mistake(
            "\(key.name) has no “\(piece.text)”: it has \(words.joined(separator: ", "))", piece.range,
            nearest: beginning.count == 1 ? beginning[0] : Nearest.to(wanted.lowercased(), in: words))
    }

    private func flag(_ piece: Scanner.Piece, _ key: QueryKey) throws(QueryMistake) -> Value {
        switch piece.text.lowercased() {
        case "yes", "true", "1": return .flag(true)
        case "no", "false", "0": return .flag(false)
        default: throw mistake("\(key.name) takes yes or no, not “\(piece.text)”", piece.range)
        }
    }

    private func number(_ text: String) -> Value? {
        guard let ends = ends(text) else { return plain(text).map { .number($0) } }
        let (from, to) = (plain(ends.0), plain(ends.1))
        guard from != nil || ends.0.isEmpty, to != nil || ends.1.isEmpty, from != nil || to != nil else { return nil }
        return .numbers(from: from, to: to)
    }

    /// `5`, `0.5`, `-1`, `10k`, `1.5M`, `2G`.
    private func plain(_ text: String) -> Double? {
        let factors: [Character: Double] = ["k": 1000, "K": 1000, "M": 1_000_000, "G": 1_000_000_000]
        let factor = text.last.flatMap { factors[$0] }
        let digits = factor == nil ? text[...] : text.dropLast()
        guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".-+e".contains($0)) }) else { return nil }
        guard let number = Double(digits), number.isFinite, (number * (factor ?? 1)).isFinite else { return nil }
        return .some(number * (factor ?? 1))
    }

    private func time(_ text: String) -> Value? {
        guard let ends = ends(text) else { return TimePoint(text).map { .time($0) } }
        let (from, to) = (TimePoint(ends.0), TimePoint(ends.1))
        guard from != nil || ends.0.isEmpty, to != nil || ends.1.isEmpty, from != nil || to != nil else { return nil }
        return .times(from: from, to: to)
    }

    private func ends(_ text: String) -> (String, String)? {
        let scalars = Array(text.unicodeScalars)
        guard let dots = scalars.indices.dropLast().first(where: { scalars[$0] == "." && scalars[$0 + 1] == "." })
        else {
            return nil
        }
        func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        return (part(0..<dots), part((dots + 2)..<scalars.count))
    }

    private func isRange(_ value: Value) -> Bool {
        switch value {
        case .numbers, .times, .anything: true
        default: false
        }
    }

    /// Metadata has no kinds: an order is one of numbers, everything else is compared as it is written.
    private func meta(_ raw: Scanner.Raw) throws(QueryMistake) -> [Value] {
        var values: [Value] = []
        for piece in raw.values {
            if raw.comparator.isOrder {
                guard raw.values.count == 1, let number = plain(piece.text) else {
                    throw mistake("an order of metadata takes one number, not “\(piece.text)”", piece.range)
                }
                values.append(.number(number))
            } else if piece.isOpen {
                values.append(piece.text.isEmpty && !piece.isQuoted ? .anything : .beginning(piece.text))
            } else {
                values.append(.text(piece.text))
            }
        }
        return values
    }

    private func unknown(_ name: String, _ range: Range<Int>) -> QueryMistake {
        let keys = QueryKey.all(of: noun)
        let others = queryKeys.filter { $0.name == name.lowercased() || $0.aliases.contains(name.lowercased()) }
        if let other = others.first {
            let owners = other.nouns.map(\.rawValue).joined(separator: ", ")
            return mistake("\(noun.rawValue) have no key \(name): it is one of \(owners)", range)
        }
        let nearest = Nearest.to(name.lowercased(), in: keys.flatMap { [$0.name] + $0.aliases } + ["meta"])
        return mistake(
            "there is no key “\(name)”", range,
            nearest: nearest == "meta" ? QueryKey.metaPrefix : nearest.flatMap { QueryKey.named($0, of: noun)?.name })
    }

    private func mistake(_ text: String, _ range: Range<Int>, nearest: String? = nil) -> QueryMistake {
        QueryMistake(query, text, at: range, nearest: nearest)
    }
}
