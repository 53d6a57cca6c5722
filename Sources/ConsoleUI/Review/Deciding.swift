import OzModel
import Store

/// Approving and declining: which cases are meant, and the form that asks.
enum Deciding {
    /// The most cases one bulk decision may hold.
    static let longestBulk = 1000

    static func ask(_ verdict: Verdict, _ context: Context) -> Action? {
        switch targets(context) {
        case .failure(let mistake): .refuse(mistake.sentence)
        case .success(let analyses) where analyses.count == 1 && !isMarked(context): one(analyses[0], verdict, context)
        case .success(let analyses): many(analyses, verdict, context)
        }
    }

    private static func isMarked(_ context: Context) -> Bool { context.state.list?.marks.isEmpty == false }

    /// The marked analyses, else the one under the cursor or opened; of an order, the one that waits for an operator.
    private static func targets(_ context: Context) -> Result<[Analysis], Palette.Mistake> {
        let (state, models) = (context.state, context.models)
        if let detail = state.detail { return target(of: detail, context) }
        guard let list = state.list else { return .failure(.init(sentence: "select a case first")) }
        if !list.marks.isEmpty {
            guard list.noun == .analyses else {
                return .failure(.init(sentence: "marked \(list.noun.rawValue) are not decided together: mark analyses"))
            }
            guard list.marks.count <= longestBulk else {
                let most = Amounts.count(longestBulk)
                return .failure(.init(sentence: "a bulk decision holds at most \(most) cases: mark fewer"))
            }
            let found = models.analyses(list.marks)
            return found.isEmpty
                ? .failure(.init(sentence: "none of the marked cases is here any more")) : .success(found)
        }
        guard let mark = models.window(list, in: state)?.cursorMark else {
            return .failure(.init(sentence: "select a case first"))
        }
        return target(of: list.noun, mark.id, context)
    }

    private static func target(of detail: DetailPlace, _ context: Context) -> Result<[Analysis], Palette.Mistake> {
        guard detail.version == nil else {
            return .failure(.init(sentence: "this is the case as it was: go back to the case to decide it"))
        }
        guard let noun = detail.noun else { return .failure(.init(sentence: "open the case to decide it")) }
        if case .object(.analyses, let id)? = context.models.page(context.state)?.target, noun == .orders {
            return target(of: .analyses, id, context)
        }
        return target(of: noun, detail.id, context)
    }

    private static func target(of noun: Noun, _ id: String, _ context: Context) -> Result<[Analysis], Palette.Mistake> {
        switch noun {
        case .analyses:
            guard let analysis = context.models.analysis(id) else {
                return .failure(.init(sentence: "this analysis is not in the mirror yet"))
            }
            return .success([analysis])
        case .orders:
            let waiting = context.models.waiting(ofOrder: id)
            guard waiting.count == 1 else {
                let why = waiting.isEmpty ? "no analysis of this order waits" : "\(waiting.count) analyses of it wait"
                return .failure(.init(sentence: "\(why) for an operator: open the one you mean"))
            }
            return .success(waiting)
        case .media, .users, .companies, .collections:
            return .failure(.init(sentence: "only analyses are decided: this is a list of \(noun.rawValue)"))
        }
    }

    // MARK: One

    private static func one(_ analysis: Analysis, _ verdict: Verdict, _ context: Context) -> Action {
        if let refusal = refusal(analysis, verdict, context) { return .refuse(refusal) }
        let state = context.state
        if case .sample? = state.queue, verdict == .success, analysis.verdict == .success {
            return .agree(Decision(operation: "", on: analysis, verdict: verdict))
        }
        let settings = context.models.settings
        let draft = context.models.draft(of: analysis.id, state)
        let person = analysis.personName.map { " (\($0))" } ?? ""
        let decision = Decision(operation: "", on: analysis, verdict: verdict)
        var form = DecisionForm(
            question: "\(verb(verdict, capital: true)) \(decision.object)\(person)?", verdict: verdict,
            old: analysis.verdict, facts: facts(analysis), decisions: [decision], reasons: settings.reviewReasons,
            needsComment: settings.commentRule.needsComment(verdict),
            reason: draft?.reason.flatMap { settings.reviewReasons.firstIndex(of: $0) },
            comment: EditLine(draft?.comment ?? ""))
        if draft?.comment != nil { form.focus = .comment }
        return .ask(.decide(form))
    }

    private static func facts(_ analysis: Analysis) -> [DecisionForm.Fact] {
        guard let score = analysis.score else { return [] }
        return [.init(label: "score", text: "\(score.reading.comparison), \(score.direction.words)")]
    }

    private static func refusal(_ analysis: Analysis, _ verdict: Verdict, _ context: Context) -> String? {
        if let refusal = Rights.refusal(toDecide: analysis, context.state) { return refusal }
        if let row = context.models.pending(context.state)[analysis.id.rawValue], row.state.isPending {
            let way = row.isUndoable ? ": u takes it back" : ""
            return "it is decided already, \(row.decision.verdict.words), and waits to be sent\(way)"
        }
        if case .sample? = context.state.queue, verdict == .success, analysis.verdict == .success { return nil }
        return analysis.refusal(of: verdict)
    }

    // MARK: Many

    private static func many(_ analyses: [Analysis], _ verdict: Verdict, _ context: Context) -> Action {
        var decided: [Analysis] = []
        var leftOut: [String: Int] = [:]
        for analysis in analyses {
            if let refusal = refusal(analysis, verdict, context) {
                leftOut[refusal, default: 0] += 1
            } else {
                decided.append(analysis)
            }
        }
        guard !decided.isEmpty else {
            let why = leftOut.max { $0.value < $1.value }?.key ?? "none is here any more"
            return .refuse("none of the marked cases can be decided: \(why)")
        }
        let settings = context.models.settings
        let facts = BulkPreview.facts(decided, leftOut: leftOut, now: context.state.now, steps: settings.slaSteps)
        let what = decided.count == 1 ? "1 analysis" : "\(Amounts.count(decided.count)) analyses"
        return .ask(
            .decide(
                DecisionForm(
                    question: "\(verb(verdict, capital: true)) \(what)?", verdict: verdict, old: nil, facts: facts,
                    decisions: decided.map { Decision(operation: "", on: $0, verdict: verdict) },
                    reasons: settings.reviewReasons, needsComment: settings.commentRule.needsComment(verdict),
                    reason: nil, comment: EditLine(context.models.text(bulkDraft)))))
    }

    /// The name under which the comment of a bulk decision is kept while it is typed.
    static let bulkDraft = "bulk"

    static func verb(_ verdict: Verdict, capital: Bool = false) -> String {
        let word = verdict == .success ? "approve" : "decline"
        return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
}
