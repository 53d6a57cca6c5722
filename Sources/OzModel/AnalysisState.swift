/// How far the machine is with an analysis: the same words as a verdict, in the field `state`.
public typealias AnalysisState = Verdict
