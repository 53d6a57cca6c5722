import OzModel
import Testing

@Suite struct ExplanationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let analysis: Analysis
        let line: String
        var testDescription: String { line }
    }

    private static func analysis(
        _ type: AnalysisType, _ verdict: Verdict, _ score: Score? = nil, state: Verdict = .finished,
        decided: Verdict? = nil, code: String? = nil, message: String? = nil
    ) -> Analysis {
        Analysis(
            id: Analysis.ID("a"), orderID: Order.ID("o"), created: 0, updated: 0, type: type, state: state,
            verdict: verdict, score: score, operatorDecision: decided, errorCode: code, errorMessage: message)
    }

    private static func live(_ value: Double, _ high: Double = 0.5, assumed: Bool = false) -> Score {
        Score(value: value, high: high, direction: .higherIsWorse, isAssumed: assumed)
    }

    private static func face(_ value: Double) -> Score {
        Score(value: value, low: 0.75, high: 0.85, direction: .higherIsMatch)
    }

    private static func hit(_ value: Double) -> Score {
        Score(value: value, high: 0.85, direction: .higherIsHit)
    }

    static let cases: [Case] = [
        Case(analysis: analysis(.quality, .declined, live(0.62)), line: "0.62 ≥ 0.50 → attack, higher is worse"),
        Case(analysis: analysis(.quality, .success, live(0.0579)), line: "0.06 < 0.50 → alive, higher is worse"),
        Case(analysis: analysis(.quality, .declined, live(0.5)), line: "0.50 ≥ 0.50 → attack, higher is worse"),
        Case(
            analysis: analysis(.quality, .success, live(0.4999)), line: "0.4999 < 0.5000 → alive, higher is worse"),
        Case(
            analysis: analysis(.quality, .success, live(0.1, assumed: true)),
            line: "0.10 < 0.50 (assumed) → alive, higher is worse"),
        Case(
            analysis: analysis(.quality, .declined, live(0.06)),
            line: "server says declined; 0.06 < 0.50 alone would mean alive"),
        Case(
            analysis: analysis(.quality, .success, live(0.9)),
            line: "server says success; 0.90 ≥ 0.50 alone would mean attack"),
        Case(
            analysis: analysis(.biometry, .operatorRequired, face(0.79)),
            line: "0.79 between 0.75 and 0.85 → operator decides, higher is a match"),
        Case(
            analysis: analysis(.biometry, .success, face(0.93)), line: "0.93 ≥ 0.85 → faces match, higher is a match"),
        Case(
            analysis: analysis(.biometry, .declined, face(0.2)), line: "0.20 < 0.75 → faces differ, higher is a match"),
        Case(
            analysis: analysis(.biometry, .operatorRequired, face(0.75)),
            line: "0.75 between 0.75 and 0.85 → operator decides, higher is a match"),
        Case(
            analysis: analysis(.biometry, .operatorRequired, face(0.8499)),
            line: "0.8499 between 0.7500 and 0.8500 → operator decides, higher is a match"),
        Case(
            analysis: analysis(.biometry, .declined, face(0.79), decided: .declined),
            line: "operator: declined (machine: 0.79 between 0.75 and 0.85 → operator decides)"),
        Case(
            analysis: analysis(.biometry, .success, face(0.79), decided: .declined),
            line: "operator: declined, yet server says success"
                + " (machine: 0.79 between 0.75 and 0.85 → operator decides)"),
        Case(
            analysis: analysis(.collection, .declined, hit(0.93)), line: "0.93 ≥ 0.85 → on the list, higher is a hit"),
        Case(
            analysis: analysis(.collection, .success, hit(0.3)),
            line: "0.30 < 0.85 → not on the list, higher is a hit"),
        Case(analysis: analysis(.documents, .success), line: "document fields read, document accepted"),
        Case(analysis: analysis(.documents, .declined), line: "document fields read, document not accepted"),
        Case(analysis: analysis(.documents, .operatorRequired), line: "document fields read, operator decides"),
        Case(
            analysis: analysis(.quality, .failed, state: .failed, code: "4", message: "Face not found"),
            line: "Face not found (code 4)"),
        Case(analysis: analysis(.quality, .failed), line: "failed, and the server did not say why"),
        Case(
            analysis: analysis(.quality, .success, live(0.1), state: .failed, message: "engine died"),
            line: "state failed: engine died; server says success"),
        Case(analysis: analysis(.quality, .processing, state: .processing), line: "running"),
        Case(analysis: analysis(.quality, .initial, state: .initial), line: "not started"),
        Case(
            analysis: analysis(.quality, .success, live(0.1), state: .processing),
            line: "running, so far: 0.10 < 0.50 → alive, higher is worse"),
        Case(analysis: analysis(.quality, .success), line: "no score; server says success"),
        Case(
            analysis: analysis(.other("VOICE"), .other("MAYBE")), line: "no score; server says MAYBE"),
        Case(
            analysis: analysis(.quality, .other("MAYBE"), live(0.1)),
            line: "server says MAYBE; 0.10 < 0.50 alone would mean alive"),
        Case(
            analysis: analysis(.biometry, .success, Score(value: 0.9, direction: .higherIsMatch)),
            line: "0.90: server says success"),
    ]

    @Test(arguments: cases) func theVerdictInOneLine(_ example: Case) {
        #expect(example.analysis.explanation == example.line)
    }

    @Test func theLineNeverContradictsTheNumbers() {
        for step in 0...2000 {
            let value = Double(step) / 2000 + (step.isMultiple(of: 3) ? 1e-7 : 0)
            for high in [0.5, 0.505, 0.85, 1.0 / 3] {
                let score = Self.live(value, high)
                let reading = score.reading
                let texts = reading.comparison.split(separator: " ")
                let shown = Double(texts[0]) ?? .nan
                let threshold = Double(texts[2]) ?? .nan
                #expect((shown >= threshold) == (value >= high), "\(reading.comparison) for \(value) and \(high)")
                #expect(reading.verdict == (value >= high ? .declined : .success))
            }
        }
    }
}
