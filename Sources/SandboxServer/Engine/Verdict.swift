/// Turns scores into verdicts by an analysis's thresholds (reference, section 9.3); no engine decides.
enum Verdict {
    /// The outcome that needs no engine, since the media do not suffice for one; nil where an engine must look.
    ///
    /// [I] The numbers and words of these failures, section 19.
    static func early(_ question: Question) -> Judgement? {
        let count = question.names.count
        switch question.type {
        // "Nothing suitable: OK without score", section 9.1.
        case .quality: return count == 0 ? Judgement(resolution: .success) : nil
        case .biometry:
            return count < 2 ? .failed(4, "Biometry needs at least 2 media with a face, found \(count)") : nil
        case .collection: return count == 0 ? .failed(4, "Face not found on source media") : nil
        case .documents: return count == 0 ? .failed(4, "Document not found on source media") : nil
        }
    }

    static func of(_ findings: Findings, _ question: Question) -> Judgement {
        var judgement = judgement(findings, question)
        judgement.duration = findings.duration
        return judgement
    }

    private static func judgement(_ findings: Findings, _ question: Question) -> Judgement {
        if let failure = findings.failure { return .failed(failure.code, failure.message) }
        switch question.type {
        case .quality: return quality(findings, question.settings)
        case .biometry: return biometry(findings, question.settings)
        case .collection: return collection(findings, question)
        case .documents:
            guard let document = findings.document else { return .failed(4, "Document not found on source media") }
            // Only face matching asks a person, section 10; a document in doubt is declined.
            return Judgement(resolution: document.isValid ? .success : .declined, fields: document.fields)
        }
    }

    private static func quality(_ findings: Findings, _ settings: AnalysisSettings) -> Judgement {
        let isAttack = findings.spoofing.contains { $0 >= settings.spoofing }
        return Judgement(
            resolution: isAttack ? .declined : .success, scores: findings.spoofing,
            bestShots: settings.extractsBestShot && !isAttack ? findings.bestShots : [])
    }

    /// The least similar pair decides; between two thresholds a person must.
    private static func biometry(_ findings: Findings, _ settings: AnalysisSettings) -> Judgement {
        let similarities = findings.pairs.map(\.similarity)
        guard let least = similarities.min(), let greatest = similarities.max() else {
            return .failed(4, "Face not found on source media")
        }
        return Judgement(
            resolution: least >= settings.high ? .success : least >= settings.low ? .operatorRequired : .declined,
            scores: [least, greatest])
    }

    /// Recognizing somebody is what declines ([I], section 9.3).
    private static func collection(_ findings: Findings, _ question: Question) -> Judgement {
        var scores = question.names.map { _ in 0.0 }
        for likeness in findings.likenesses where scores.indices.contains(likeness.place) {
            scores[likeness.place] = max(scores[likeness.place], likeness.score)
        }
        let alike = findings.likenesses.filter { $0.score >= question.settings.match }
        let matches = alike.sorted { ($1.score, $0.place, $0.person) < ($0.score, $1.place, $1.person) }
            .prefix(max(1, question.settings.matches))
        return Judgement(
            resolution: matches.isEmpty ? .success : .declined, scores: scores, matches: Array(matches))
    }
}
