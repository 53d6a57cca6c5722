/// Whatever comes to a verdict on an analysis.
protocol AnalysisEngine: Sendable {
    /// What it calls itself in `technical_meta_data`.
    var name: String { get }

    /// The verdict, with scores that agree with it; `random` is the only source of chance.
    func judge(_ question: Question, random: inout SplitMix) -> Judgement
}
