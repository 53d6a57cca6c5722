import Testing

/// Reads the text format of Prometheus as strictly as its documents describe it.
struct Exposition {
    /// A number with its labels.
    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    /// A line that the format does not know.
    struct Mistake: Error {
        let line: String
        let reason: String
    }

    private(set) var samples: [Sample] = []
    private(set) var types: [String: String] = [:]
    private(set) var helps: [String: String] = [:]

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Mistake(line: "", reason: "the last line has no end") }
        var closed: Set<String> = []
        var current = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) {
            func fail(_ reason: String) -> Mistake { Mistake(line: line, reason: reason) }
            if let match = line.wholeMatch(of: #/# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)/#) {
                let name = String(match.2)
                if name != current { closed.insert(current) }
                guard !closed.contains(name) else { throw fail("a metric comes in two groups") }
                current = name
                if match.1 == "HELP" {
                    guard helps.updateValue(String(match.3), forKey: name) == nil else { throw fail("two helps") }
                } else {
                    guard ["gauge", "counter", "histogram", "summary", "untyped"].contains(String(match.3)),
                        types.updateValue(String(match.3), forKey: name) == nil,
                        !samples.contains(where: { $0.name == name })
                    else { throw fail("a type that is none, stands twice, or comes too late") }
                }
                continue
            }
            guard !line.hasPrefix("#"), !line.isEmpty else { throw fail("a comment that we do not write") }
            let sample = try Self.sample(line)
            guard sample.name == current else { throw fail("a sample outside its group") }
            guard !samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
                throw fail("the same sample twice")
            }
            samples.append(sample)
        }
    }

    subscript(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }

    private static func sample(_ line: String) throws -> Sample {
        guard let head = line.prefixMatch(of: #/([a-zA-Z_:][a-zA-Z0-9_:]*)/#) else {
            throw Mistake(line: line, reason: "no name")
        }
        var rest = line[head.range.upperBound...]
        var labels: [String: String] = [:]
        if rest.first == "{" {
            rest.removeFirst()
            while rest.first != "}" {
                guard let name = rest.prefixMatch(of: #/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,?)/#)
                else {
                    throw Mistake(line: line, reason: "no label: \(rest)")
                }
                guard labels.updateValue(unescaped(name.2), forKey: String(name.1)) == nil else {
                    throw Mistake(line: line, reason: "the same label twice")
                }
                rest = rest[name.range.upperBound...]
                if name.3.isEmpty, rest.first != "}" { throw Mistake(line: line, reason: "no comma") }
            }
            rest.removeFirst()
        }
        guard rest.first == " ", let value = Double(rest.dropFirst()) else {
            throw Mistake(line: line, reason: "no number: \(rest)")
        }
        return Sample(name: String(head.1), labels: labels, value: value)
    }

    private static func unescaped(_ text: Substring) -> String {
        var (result, isEscaped) = ("", false)
        for character in text {
            if isEscaped {
                result.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
