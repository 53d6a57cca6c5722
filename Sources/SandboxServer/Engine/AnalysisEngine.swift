/// Whatever looks at media and scores them; see ``Verdict`` for what follows from the scores.
protocol AnalysisEngine: Sendable {
    /// What it calls itself in `technical_meta_data`.
    var name: String { get }

    /// The scores; `random` is the only source of chance.
    func examine(_ question: Question, random: inout SplitMix) -> Findings
}

extension AnalysisEngine {
    /// The verdict on what the engine finds, or the one that needs no engine.
    func judge(_ question: Question, random: inout SplitMix) -> Judgement {
        Verdict.early(question) ?? Verdict.of(examine(question, random: &random), question)
    }
}
