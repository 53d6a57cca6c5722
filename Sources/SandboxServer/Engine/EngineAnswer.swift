/// Reads what another program answered; whatever is missing or out of bounds makes the whole answer worthless.
struct EngineAnswer {
    let inquiry: Inquiry
    let answer: JSON

    /// The answer had not the agreed form.
    struct Malformed: Error {}

    func findings() throws(Malformed) -> Findings {
        guard answer["id"] == inquiry.id.json else { throw Malformed() }
        if let error = answer["error"], !error.isNull {
            guard case .int(let code)? = error["code"], let message = error["message"]?.text else { throw Malformed() }
            return .failed(code, String(message.prefix(500)))
        }
        var findings = Findings()
        switch inquiry.question.type {
        case .quality: findings.spoofing = try spoofing()
        case .biometry: findings.pairs = try pairs()
        case .collection: findings.likenesses = try likenesses()
        case .documents: findings.document = try document()
        }
        if let shots = answer["best_shots"]?.elements {
            for shot in shots { findings.bestShots.append(try place(shot)) }
        }
        return findings
    }

    /// Every medium needs a score.
    private func spoofing() throws(Malformed) -> [Double] {
        var scores: [Int: Double] = [:]
        for entry in try list("scores") {
            scores[try place(entry["media_id"])] = try share(entry["confidence_spoofing"])
        }
        guard scores.count == inquiry.media.count else { throw Malformed() }
        return inquiry.media.indices.compactMap { scores[$0] }
    }

    /// Every two media need a similarity, since the least one decides.
    private func pairs() throws(Malformed) -> [Findings.Pair] {
        var pairs: [[Int]: Findings.Pair] = [:]
        for entry in try list("pairs") {
            let ids = entry["media_ids"]?.elements ?? []
            guard ids.count == 2 else { throw Malformed() }
            let (one, other) = (try place(ids[0]), try place(ids[1]))
            guard one != other else { throw Malformed() }
            let (first, second) = (min(one, other), max(one, other))
            pairs[[first, second]] = .init(first: first, second: second, similarity: try share(entry["confidence"]))
        }
        let count = inquiry.media.count
        guard pairs.count == count * (count - 1) / 2 else { throw Malformed() }
        return pairs.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// A person who is not named resembles nobody.
    private func likenesses() throws(Malformed) -> [Judgement.Match] {
        let known = Set(inquiry.question.persons)
        var likenesses: [Judgement.Match] = []
        for entry in try list("persons") {
            guard let person = entry["person_id"]?.text.flatMap({ ObjectID($0) }), known.contains(person) else {
                throw Malformed()
            }
            likenesses.append(
                .init(place: try place(entry["media_id"]), person: person, score: try share(entry["confidence"])))
        }
        return likenesses
    }

    private func document() throws(Malformed) -> Findings.Document {
        guard let isValid = answer["valid"]?.flag else { throw Malformed() }
        var fields: [Judgement.DocumentField] = []
        for entry in try list("text_fields") {
            guard let name = entry["field_name"]?.text, let visual = entry["visual"]?.text else { throw Malformed() }
            fields.append(.init(name: name, visual: visual, machineReadable: entry["mrz"]?.text))
        }
        return .init(fields: fields, isValid: isValid)
    }

    private func list(_ name: String) throws(Malformed) -> [JSON] {
        guard let list = answer[name]?.elements, list.count <= 100_000 else { throw Malformed() }
        return list
    }

    private func place(_ id: JSON?) throws(Malformed) -> Int {
        guard let id, let place = inquiry.media.firstIndex(where: { $0.id.json == id }) else { throw Malformed() }
        return place
    }

    private func share(_ value: JSON?) throws(Malformed) -> Double {
        guard let share = value?.number, 0...1 ~= share else { throw Malformed() }
        return share
    }
}
