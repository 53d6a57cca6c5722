import Testing

@testable import Canvas

struct SanitizerTests {
    @Test func nothingUnsafeSurvivesOfAnyScalar() {
        var failures: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let clean = Sanitizer.clean("a" + String(Character(scalar)) + "b")
            if !clean.unicodeScalars.allSatisfy(isHarmless) { failures.append(value) }
        }
        #expect(failures == [])
    }

    @Test func printableASCIIStays() {
        let text = String(decoding: UInt8(0x20)..<0x7F, as: UTF8.self)
        #expect(Sanitizer.clean(text) == text)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\u{7}\u{7F}\u{9B}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
        ("one\ttwo\nthree\r\nfour", "one two three four"), ("exe\u{202E}gpj", "exe\u{FFFD}gpj"),
        ("\u{2066}a\u{2069}\u{200E}\u{200B}\u{FEFF}\u{AD}b", "ab"),
        ("a\u{E000}\u{378}\u{F0000}", "a\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("a\u{A0}b\u{2028}c", "a b c"), ("日本　語", "日本　語"), ("😀\u{E0067}\u{E007F}", "😀"),
        ("👨\u{200D}👩\u{200D}👧!", "👨!"), ("👍🏽 ❤\u{FE0F}\u{200D}🔥", "👍 ❤"), ("Ådne", "Ådne"),
        ("می\u{200C}خواهم", "میخواهم"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"), ("🇳🇴", "🇳🇴"),
    ])
    func cleans(_ text: String, _ expected: String) {
        #expect(Array(Sanitizer.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func linesStayWhenAsked() {
        #expect(Sanitizer.clean("a\r\nb\rc\n\td", keepingLines: true) == "a\nb\nc\n\td")
    }

    @Test func marksAreNotPiledUp() {
        let clean = Sanitizer.clean("a" + String(repeating: "\u{301}", count: 50) + "b")
        #expect(clean.unicodeScalars.count == 2 + Sanitizer.marksKept)
    }

    @Test func longTextIsCutAndSaysSo() {
        #expect(Sanitizer.clean("ééééé", limit: 3) == "ééé…")
        #expect(Sanitizer.clean("abcde", limit: 3) == "abc…")
        #expect(Sanitizer.clean("abc", limit: 3) == "abc")
        #expect(Sanitizer.clean("ééé", limit: 3) == "ééé")
        let marks = "a" + String(repeating: "\u{200D}", count: 1_000_000)
        #expect(Sanitizer.clean(marks, limit: 100) == "a…")
    }

    @Test func cleaningTwiceChangesNothing() {
        var random = Seeded(seed: 11)
        for _ in 0..<3000 {
            let clean = Sanitizer.clean(hostileText(&random))
            #expect(Array(Sanitizer.clean(clean).unicodeScalars) == Array(clean.unicodeScalars))
        }
    }

    @Test func jsonLosesNothing() throws {
        #expect(
            Sanitizer.json("{\"a\": \"b\u{1B}\u{9B}\u{202E}é😀\u{E0041}\"}\n")
                == "{\"a\": \"b\\u001B\\u009B\\u202Eé😀\\uDB40\\uDC41\"}\n")
        for value in UInt32(0x80)...0x10FFFF where value % 7 == 0 || value < 0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let written = Sanitizer.json(String(Character(scalar)))
            #expect(unescaped(written) == [scalar])
        }
    }

    private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isBidiControl
        }
    }

    private func unescaped(_ text: String) -> [Unicode.Scalar] {
        guard text.hasPrefix("\\u") else { return Array(text.unicodeScalars) }
        let units = text.split(separator: "\\u").compactMap { UInt16($0, radix: 16) }
        return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
    }
}
