import Canvas
import OzModel
import Store

/// Approving and declining: which cases are meant, and the form that asks.
enum Deciding {
    /// The most cases one bulk decision may hold.
    static let longestBulk = 1000

    /// Below this a form cannot say what it asks.
    static let leastWindow = Size(columns: 40, rows: 10)
    static let tooSmall =
        "the window is too small to show what would be decided: \(leastWindow.columns)×\(leastWindow.rows) is the least"

    static func ask(_ verdict: Verdict, _ context: Context) -> Action? {
        if let refusal = Rights.refusal(toDecide: nil, context.state) { return .refuse(refusal) }
        guard fits(context.state.size) else { return .refuse(tooSmall) }
        return switch targets(context) {
        case .failure(let mistake): .refuse(mistake.sentence)
        case .success(let analyses) where analyses.count == 1 && !isMarked(context): one(analyses[0], verdict, context)
        case .success(let analyses): many(analyses, verdict, context)
        }
    }

    static func fits(_ size: Size) -> Bool {
        size.columns >= leastWindow.columns && size.rows >= leastWindow.rows
    }

    /// What a decision would be about now, for the frame that is being painted; nothing where several are marked.
    static func aim(_ context: Context) -> [String: Sight] {
        guard !isMarked(context), case .success(let analyses) = targets(context) else {
            return [:]
        }
        return Dictionary(analyses.map { ($0.id.rawValue, Sight($0)) }) { first, _ in first }
    }

    private static func isMarked(_ context: Context) -> Bool { context.state.list?.marks.isEmpty == false }

    /// The marked analyses, else the one under the cursor or opened; of an order, the one that waits for an operator.
    private static func targets(_ context: Context) -> Result<[Analysis], Palette.Mistake> {
        let (state, models) = (context.state, context.models)
        if let detail = state.detail { return target(of: detail, context) }
        if let viewer = state.viewer {
            guard viewer.noun == .analyses else {
                return .failure(.init(sentence: "these pictures are of the whole order: open the analysis you mean"))
            }
            return target(of: .analyses, viewer.id, context)
        }
        guard let list = state.list else { return .failure(.init(sentence: "select a case first")) }
        if !list.marks.isEmpty {
            guard list.noun == .analyses else {
                return .failure(.init(sentence: "marked \(list.noun.rawValue) are not decided together: mark analyses"))
            }
            guard let marks = Marking.marked(list, context), marks.count <= longestBulk else {
                let most = Amounts.count(longestBulk)
                return .failure(.init(sentence: "a bulk decision holds at most \(most) cases: mark fewer"))
            }
            let found = models.analyses(marks)
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
                let sentence =
                    waiting.isEmpty
                    ? "nothing here waits for an operator: to overrule an analysis, open it"
                    : "\(waiting.count) analyses of this order wait for an operator: open the one you mean"
                return .failure(.init(sentence: sentence))
            }
            return .success(waiting)
        case .media, .users, .companies, .collections:
            return .failure(.init(sentence: "only analyses are decided: this is a list of \(noun.rawValue)"))
        }
    }

    // MARK: One

    private static func one(_ analysis: Analysis, _ verdict: Verdict, _ context: Context) -> Action {
        // What was not on the glass was not seen, and is not decided.
        guard context.aim[analysis.id.rawValue] == Sight(analysis) else {
            return .refuse("the case has just changed: look again")
        }
        if let refusal = refusal(analysis, verdict, context) { return .refuse(refusal) }
        let state = context.state
        if case .sample? = state.queue, verdict == .success, analysis.verdict == .success {
            let decision = Decision(operation: "", on: analysis, verdict: verdict)
            let question = "Agree that \(decision.object) is success? Nothing is sent."
            return .ask(.confirm(Confirm(question: question, verb: "agree", action: .agree(decision))))
        }
        let settings = context.models.settings
        let draft = context.models.draft(of: analysis.id, state)
        let person = context.models.look(state).personal(analysis.personName).map { " (\($0))" } ?? ""
        let decision = Decision(operation: "", on: analysis, verdict: verdict)
        var form = DecisionForm(
            question: "\(verb(verdict, capital: true)) \(decision.object)\(person)?", verdict: verdict,
            old: analysis.verdict, facts: facts(analysis), decisions: [decision], reasons: settings.reviewReasons,
            needsComment: settings.commentRule.needsComment(verdict),
            // What was a reason to decline is none to approve.
            reason: (draft?.verdict == verdict ? draft?.reason : nil).flatMap {
                settings.reviewReasons.firstIndex(of: $0)
            },
            comment: EditLine(draft?.comment ?? ""))
        if draft?.comment != nil { form.focus = .comment }
        return .ask(.decide(form))
    }

    private static func facts(_ analysis: Analysis) -> [DecisionForm.Fact] {
        var facts: [DecisionForm.Fact] = []
        if let score = analysis.score {
            facts.append(.init(label: "score", text: "\(score.reading.comparison), \(score.direction.words)"))
        }
        if analysis.operatorDecision != nil {
            facts.append(.init(label: "overrules", text: "what an operator decided: \(analysis.verdict.words)"))
        } else if analysis.verdict != .operatorRequired {
            facts.append(.init(label: "overrules", text: "the machine's own verdict: \(analysis.verdict.words)"))
        }
        return facts
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
            if let refusal = left(analysis, context) ?? refusal(analysis, verdict, context) {
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
                    question: "\(verb(verdict, capital: true)) \(what)?", verdict: verdict,
                    old: Set(decided.map(\.verdict)).count == 1 ? decided[0].verdict : nil, facts: facts,
                    decisions: decided.map { Decision(operation: "", on: $0, verdict: verdict) },
                    reasons: settings.reviewReasons, needsComment: settings.commentRule.needsComment(verdict),
                    reason: nil, comment: EditLine(context.models.text(bulkDraft)))))
    }

    /// Marked in the review queue, and no longer in it: somebody else was there first.
    private static func left(_ analysis: Analysis, _ context: Context) -> String? {
        guard context.state.list?.home == .review, analysis.verdict != .operatorRequired else { return nil }
        return "it left the queue since it was marked"
    }

    /// The name under which the comment of a bulk decision is kept while it is typed.
    static let bulkDraft = "bulk"

    static func verb(_ verdict: Verdict, capital: Bool = false) -> String {
        let word = verdict == .success ? "approve" : "decline"
        return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
}
