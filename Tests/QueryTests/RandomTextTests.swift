import OzModel
import Query
import Testing

/// Whatever is typed is read or refused, and what is read can be written and read again.
@Suite struct RandomTextTests {
    private static let pieces =
        queryKeys.flatMap { [$0.name, $0.example] }
        + [
            ":", "=", "!=", ">", ">=", "<", "<=", "\"", "\\", "-", ",", "..", "*", " ", "\t", "\n", "\r\n", "\0", ".",
            "@",
            "meta.", "a", "Ω", "日", "e\u{301}", "\u{301}", "\u{200D}", "👩‍👩‍👧", "\u{202E}", "0", "0.5", "1e9", "7d",
            "99999999999d",
            "today", "2026-11-01", "2026-02-29", "1763900000", "-1", "nan", "inf", "0x10", "10k", "yes", "declined",
            "operator required", "\u{FFFD}", "\u{10FFFF}", "'", "%", "_", ";", "--", "/*",
        ]

    @Test(arguments: 0..<8) func randomTextIsReadOrRefused(_ seed: Int) {
        var random = Random(seed: UInt64(seed + 1))
        var read = 0
        for _ in 0..<2500 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            let noun = Noun.allCases.randomElement(using: &random) ?? .orders
            do {
                let criteria = try Criteria(text, of: noun)
                read += 1
                let written = criteria.description
                let again = try Criteria(written, of: noun)
                #expect(again == criteria, "\(text.debugDescription) → \(written.debugDescription)")
                #expect(again.description == written)
                #expect(criteria.clauses(Clock(now: 1_763_900_000, zone: .utc)).count == criteria.terms.count)
            } catch {
                let length = text.count
                #expect(
                    error.range.lowerBound <= length && error.range.upperBound <= length + 1, "\(text.debugDescription)"
                )
                let caret = error.caret()
                #expect(caret.count == 2 && caret[1].contains("^"))
                #expect(!error.sentence.isEmpty)
            }
            let cursor = Int.random(in: 0...max(0, text.count), using: &random)
            let completion = Completion(text, cursor: cursor, of: noun) { _, typed in ["\(typed) x\""] }
            for choice in completion.choices.prefix(3) {
                let applied = completion.applied(choice, to: text)
                #expect(applied.unicodeScalars.count >= choice.text.unicodeScalars.count)
            }
        }
        #expect(read > 300)
    }

    /// SplitMix64: the same texts on every machine.
    struct Random: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
