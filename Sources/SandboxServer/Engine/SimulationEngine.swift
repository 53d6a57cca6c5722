/// Plays a verdict that follows from file names and metadata; it looks at no picture and says so by its name.
struct SimulationEngine: AnalysisEngine {
    let name = "simulation"

    func judge(_ question: Question, random: inout SplitMix) -> Judgement {
        judge(question, wish: Wish(question), random: &random)
    }

    /// The verdict that was wished for, as far as the type of analysis can come to it.
    func judge(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        var judgement = verdict(question, wish: wish, random: &random)
        judgement.duration = 400 + random.below(4_000)
        return judgement
    }

    private func verdict(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        switch question.type {
        case .quality: quality(question, wish: wish, random: &random)
        case .biometry: biometry(question, wish: wish, random: &random)
        case .documents: documents(question, wish: wish, random: &random)
        case .collection: collection(question, wish: wish, random: &random)
        }
    }

    /// Liveness: a higher score is worse, and nobody is asked in doubt.
    private func quality(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        if wish == .failed { return Self.noFace(random: &random) }
        // "Nothing suitable: OK without score."
        guard !question.names.isEmpty else { return Judgement(resolution: .success) }
        let limit = question.settings.spoofing
        var scores = question.names.map { _ in random.score(0...limit * 0.55) }
        if wish == .declined {
            let hinted = question.names.firstIndex { $0.lowercased().contains("declined") }
            scores[hinted ?? 0] = random.score(limit + (1 - limit) * 0.3...1)
        }
        let worst = scores.max() ?? 0
        return Judgement(resolution: worst >= limit ? .declined : .success, scores: scores)
    }

    /// Face matching: the least similar pair decides.
    private func biometry(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        guard question.names.count >= 2 else {
            return .failed(4, "Biometry needs at least 2 media with a face, found \(question.names.count)")
        }
        let (low, high) = (question.settings.low, question.settings.high)
        let least: Double
        switch wish {
        case .failed: return Self.noFace(random: &random)
        case .declined: least = random.score(low * 0.15...low * 0.9)
        case .operator: least = random.score(low + (high - low) * 0.08...low + (high - low) * 0.92)
        case .success: least = random.score(high + (1 - high) * 0.4...1)
        }
        let greatest = question.names.count == 2 ? least : max(least, random.score(least...1))
        return Judgement(
            resolution: least >= high ? .success : least >= low ? .operatorRequired : .declined,
            scores: [least, greatest])
    }

    /// Search: recognizing somebody is what declines.
    private func collection(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        if wish == .failed { return .failed(11, "Search service is not available") }
        guard !question.names.isEmpty else { return .failed(4, "Face not found on source media") }
        let limit = question.settings.match
        guard wish == .declined, !question.persons.isEmpty else {
            return Judgement(resolution: .success, scores: question.names.map { _ in random.score(0...limit * 0.7) })
        }
        return Judgement(
            resolution: .declined, scores: question.names.map { _ in random.score(limit...1) },
            person: random.pick(question.persons))
    }

    private func documents(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        guard !question.names.isEmpty else { return .failed(4, "Document not found on source media") }
        if wish == .failed { return .failed(11, "Document recognition service is not available") }
        let info = question.metaData["person_info"]
        let surname = info?["last_name"]?.text ?? "SPECIMEN"
        let given = info?["first_name"]?.text ?? "CARTOON"
        let number = "SPC\(100_000 + random.below(900_000))"
        // A wish for an operator is a printed line that differs from the machine-readable one by its last character.
        let read = wish == .success ? number : String(number.dropLast()) + "O"
        return Judgement(
            resolution: wish == .success ? .success : wish == .operator ? .operatorRequired : .declined,
            fields: [
                .init(name: "Surname", visual: surname, machineReadable: surname.uppercased()),
                .init(name: "Given Names", visual: given, machineReadable: given.uppercased()),
                .init(name: "Document Number", visual: number, machineReadable: read),
                .init(
                    name: "Date of Expiry", visual: wish == .declined ? "2019-03-31" : "2031-03-31",
                    machineReadable: nil),
            ])
    }

    private static func noFace(random: inout SplitMix) -> Judgement {
        switch random.below(6) {
        case 0: .failed(4, "Several faces found on source media")
        case 1: .failed(4, "Face is too small on source media")
        default: .failed(4, "Face not found on source media")
        }
    }
}
