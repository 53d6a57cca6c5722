/// The way of an analysis to another program and back.
extension Database {
    /// The next analysis to be looked at, where a worker is free; those that need no look end at once.
    mutating func nextInquiry(now: Moment) -> Inquiry? {
        while desk.busy.count < desk.workers, !desk.waiting.isEmpty {
            let row = desk.waiting.removeFirst()
            let analysis = analyses[row]
            guard let old = desk.expiring[row], analysis.judgement == nil, !analysis.isRemoved else { continue }
            let question = question(analysis)
            if let early = Verdict.early(question) {
                end(row, early, due: old, now: now)
                continue
            }
            if desk.licence.refusal != nil, analysis.type != .documents {
                desk.expiring[row] = nil
                let refusal = desk.refusal(row, analysis.type)
                end(row, refusal ?? .failed(11, "Bio service failed"), due: old, now: now)
                continue
            }
            guard let expiry = desk.begin(row, now: now) else { continue }
            running.move(row, from: old, to: expiry)
            return Inquiry(
                row: row, id: analysis.id, question: question, media: analysis.sources.map(medium),
                persons: question.persons.map(person))
        }
        return nil
    }

    /// Takes what another program found; too late, it is for nothing.
    mutating func deliver(_ inquiry: Inquiry, _ findings: Findings, now: Moment) {
        desk.busy.remove(inquiry.row)
        guard let due = desk.expiring[inquiry.row] else { return }
        end(inquiry.row, Verdict.of(findings, inquiry.question), due: due, now: now)
    }

    /// What the engine of an analysis calls itself.
    func engineName(_ analysis: Analysis) -> String {
        guard analysis.judgement == nil else { return analysis.judgement?.engine ?? engine.name }
        let isOut = desk.isExternal && analysesByID[analysis.id].map { desk.expiring[$0] != nil } ?? false
        return isOut ? ExternalEngine.name : engine.name
    }

    private mutating func end(_ row: Int, _ judgement: Judgement, due: Moment, now: Moment) {
        desk.expiring[row] = nil
        running.remove(row, at: due)
        guard !analyses[row].isRemoved else { return }
        var judgement = judgement
        judgement.engine = ExternalEngine.name
        end(row, judgement, now: now)
    }

    private func medium(_ row: Int) -> Inquiry.Medium {
        let file = media[row]
        return Inquiry.Medium(
            id: file.id, name: file.originalName, mime: file.mime, tags: file.tags, ending: file.ending,
            bytes: bytes(file.content))
    }

    private func person(_ id: ObjectID) -> Inquiry.Person {
        let images = personsByID[id].map { persons[$0].images } ?? []
        let photos = images.map { personImages[$0] }.filter { !$0.isRemoved }.map { image in
            Inquiry.Medium(
                id: image.id, name: image.originalName, mime: image.mime, tags: image.tags, ending: image.ending,
                bytes: bytes(image.content))
        }
        return Inquiry.Person(id: id, photos: photos)
    }

    func bytes(_ content: Media.Content) -> [UInt8] {
        switch content {
        case .drawn(let place): library.files[place].bytes
        case .uploaded(let number): uploads.bytes(number) ?? []
        }
    }
}
