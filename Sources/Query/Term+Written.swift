extension Term: CustomStringConvertible {
    /// The term as it can be typed again.
    public var description: String {
        let sign = isNegated ? "-" : ""
        switch subject {
        case .anywhere: return sign + list([])
        case .meta(let path): return sign + QueryKey.metaPrefix + path + written + list([])
        case .key(let name):
            let key = queryKeys.first { $0.name == name }
            if case .word(let known)? = key?.kind { return sign + name + written + list(known) }
            return sign + name + written + list([])
        }
    }

    private func list(_ known: [String]) -> String {
        values.map { $0.written(known: known) }.joined(separator: ",")
    }

    /// Before a time an order reads better behind a colon: `created:>7d`.
    private var written: String {
        if case .time? = values.first, comparator.isOrder { return ":" + comparator.rawValue }
        return comparator.rawValue
    }
}

extension Value {
    fileprivate func written(known: [String]) -> String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .beginning(let text): Self.quoted(text) + "*"
        case .anything: "*"
        case .word(let word): known.contains(word) ? word.lowercased() : Self.quoted(word, always: true)
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): Self.written(number)
        case .numbers(let from, let to): "\(from.map(Self.written) ?? "")..\(to.map(Self.written) ?? "")"
        case .time(let time): time.description
        case .times(let from, let to): "\(from?.description ?? "")..\(to?.description ?? "")"
        }
    }

    private static func written(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }

    /// In quotes unless nothing in it could mean something else.
    private static func quoted(_ text: String, always: Bool = false) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_.@/-".unicodeScalars.contains(scalar)
        }
        guard always || !isPlain || text.isEmpty || text.hasPrefix("-") || text.contains("..") else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
