/// Plays a verdict that follows from file names and metadata; it looks at no picture and says so by its name.
struct SimulationEngine: AnalysisEngine {
    let name = "simulation"

    func examine(_ question: Question, random: inout SplitMix) -> Findings {
        examine(question, wish: Wish(question), random: &random)
    }

    /// The verdict that was wished for, as far as the type of analysis can come to it.
    func judge(_ question: Question, wish: Wish, random: inout SplitMix) -> Judgement {
        Verdict.early(question) ?? Verdict.of(examine(question, wish: wish, random: &random), question)
    }

    private func examine(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        var findings = scores(question, wish: wish, random: &random)
        findings.duration = 400 + random.below(4_000)
        return findings
    }

    private func scores(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        switch question.type {
        case .quality: quality(question, wish: wish, random: &random)
        case .biometry: biometry(question, wish: wish, random: &random)
        case .documents: documents(question, wish: wish, random: &random)
        case .collection: collection(question, wish: wish, random: &random)
        }
    }

    /// Liveness: a higher score is worse, and nobody is asked in doubt.
    private func quality(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        if wish == .failed { return Self.noFace(random: &random) }
        let limit = question.settings.spoofing
        var scores = question.names.map { _ in random.score(0...limit * 0.55) }
        if wish == .declined {
            let hinted = question.names.firstIndex { $0.lowercased().contains("declined") }
            scores[hinted ?? 0] = random.score(limit + (1 - limit) * 0.3...1)
        }
        return Findings(spoofing: scores, bestShots: Array(scores.indices))
    }

    /// Face matching: the first pair is the least similar, the last the most.
    private func biometry(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        let (low, high) = (question.settings.low, question.settings.high)
        let least: Double
        switch wish {
        case .failed: return Self.noFace(random: &random)
        case .declined: least = random.score(low * 0.15...low * 0.9)
        // Nobody is asked about a doubt where one threshold leaves no room for it.
        case .operator where low == high: least = random.score(low * 0.9...low * 0.99)
        case .operator: least = random.score(low + (high - low) * 0.08...low + (high - low) * 0.92)
        case .success: least = random.score(high + (1 - high) * 0.4...1)
        }
        let count = question.names.count
        let greatest = count == 2 ? least : max(least, random.score(least...1))
        let pairs = (0..<count).flatMap { first in
            (first + 1..<count).map { second in
                Findings.Pair(first: first, second: second, similarity: second == 1 ? least : greatest)
            }
        }
        return Findings(pairs: pairs)
    }

    /// Search: somebody resembles the face, or nobody much.
    private func collection(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        if wish == .failed { return .failed(11, "Search service is not available") }
        let limit = question.settings.match
        let isMatch = wish == .declined && !question.persons.isEmpty
        if isMatch, !question.twins.isEmpty { return known(question, random: &random) }
        let scores = question.names.map { _ in random.score(isMatch ? limit...1 : 0...limit * 0.7) }
        guard let wanted = isMatch ? random.pick(question.persons) : question.persons.first else { return Findings() }
        let likenesses = scores.enumerated().flatMap { place, score in
            question.persons.map { person in
                // The others resemble the face half as much as the limit at most.
                Judgement.Match(
                    place: place, person: person, score: person == wanted ? score : min(score, limit) * 0.5)
            }
        }
        return Findings(likenesses: likenesses)
    }

    /// The same file is the same face; nobody else resembles it by half.
    private func known(_ question: Question, random: inout SplitMix) -> Findings {
        let most = question.settings.match * 0.5
        let likenesses = question.names.indices.flatMap { place in
            question.persons.map { person in
                let isTwin = question.twins.contains(.init(place: place, person: person))
                return Judgement.Match(place: place, person: person, score: isTwin ? 1 : random.score(0...most))
            }
        }
        return Findings(likenesses: likenesses)
    }

    private func documents(_ question: Question, wish: Wish, random: inout SplitMix) -> Findings {
        if wish == .failed { return .failed(11, "Document recognition service is not available") }
        let info = question.metaData["person_info"]
        let surname = info?["last_name"]?.text ?? "SPECIMEN"
        let given = info?["first_name"]?.text ?? "CARTOON"
        let number = "SPC\(100_000 + random.below(900_000))"
        // Doubt is a printed line that differs from the machine-readable one by its last character.
        let read = wish == .success ? number : String(number.dropLast()) + "O"
        return Findings(
            document: .init(
                fields: [
                    .init(name: "Surname", visual: surname, machineReadable: surname.uppercased()),
                    .init(name: "Given Names", visual: given, machineReadable: given.uppercased()),
                    .init(name: "Document Number", visual: number, machineReadable: read),
                    .init(
                        name: "Date of Expiry", visual: wish == .declined ? "2019-03-31" : "2031-03-31",
                        machineReadable: nil),
                ], isValid: wish == .success))
    }

    private static func noFace(random: inout SplitMix) -> Findings {
        switch random.below(6) {
        case 0: .failed(4, "Several faces found on source media")
        case 1: .failed(4, "Face is too small on source media")
        default: .failed(4, "Face not found on source media")
        }
    }
}
