/// Every change to orders, media and analyses; each keeps the indexes and the orders' verdicts right.
extension Database {
    /// The time of a change: now, or just after the last change.
    mutating func stamp(_ now: Moment) -> Moment {
        // A clock that was wrong for a while and is right again must not leave its time to all that follows; but nothing
        // may come before what was invented.
        let isAhead = lastStamp > now + Self.longestHaste && now > source.maker.sketcher.now
        lastStamp = isAhead ? now : max(now, lastStamp + 0.000_001)
        return lastStamp
    }

    /// Seconds by which changes may run ahead of the clock for having come faster than it counts.
    private static let longestHaste = 3_600.0

    /// An id for an object made after the start.
    mutating func newID(_ kind: ObjectID.Kind) -> ObjectID {
        made += 1
        // The generator never uses this part number, so ids cannot meet.
        return ObjectID(seed: seed, kind: kind, made, 0xFFFF)
    }

    mutating func addFolder(user: Int, metaData: JSON, now: Moment) -> Int {
        let time = stamp(now)
        let row = folders.count
        let folder = Folder(
            id: newID(.folder), user: user, company: users[user].company, created: time, updated: time,
            metaData: metaData)
        folders.append(folder)
        foldersByID[folder.id] = row
        foldersByCreation.insert(row, at: time)
        foldersByUpdate.insert(row, at: time)
        return row
    }

    mutating func addMedia(_ upload: Upload, folder: Int, now: Moment) -> Int {
        let row = media.count
        var file = Media(
            id: newID(.media), folder: folder, kind: upload.kind, mime: upload.mime, originalName: upload.name,
            tags: upload.tags, created: stamp(now), content: .uploaded(uploads.keep(upload.bytes)),
            metaData: upload.metaData)
        file.frames = upload.frames
        media.append(file)
        mediaByID[file.id] = row
        folders[folder].media.append(row)
        touch(folder, now: now)
        return row
    }

    /// Starts the analyses of one request as one group; the order's webhook is called once they have ended.
    mutating func start(_ orders: [AnalysisOrder], folder: Int, _ call: Call) -> [Int] {
        let now = call.now
        if folders[folder].callback != nil {
            folders[folder].owedCallback = call.base
            desk.watched.insert(folder)
        }
        let group = newID(.group)
        let rows = orders.map { order in
            let time = stamp(now)
            let analysis = Analysis(
                id: newID(.analysis), folder: folder, group: group, type: order.type, created: time, updated: time,
                settings: order.settings, sources: order.sources, collection: order.collection,
                metaData: order.metaData)
            let row = analyses.count
            analyses.append(analysis)
            analysesByID[analysis.id] = row
            analysesByCreation.insert(row, at: time)
            analysesByUpdate.insert(row, at: time)
            running.insert(row, at: desk.accept(row, now: now, lasting: analysisTime))
            folders[folder].analyses.append(row)
            return row
        }
        rollUp(folder, now: now)
        return rows
    }

    /// Ends every analysis whose time is up, as of the moment it was up.
    mutating func settle(now: Moment) {
        while let next = running.entries.first, next.time <= now {
            running.remove(next.row, at: next.time)
            guard !analyses[next.row].isRemoved else { continue }
            let analysis = analyses[next.row]
            var random = SplitMix(seed ^ analysis.id.high ^ analysis.id.low)
            let judgement =
                desk.refusal(next.row, analysis.type) ?? engine.judge(question(analysis), random: &random)
            end(next.row, judgement, now: next.time)
        }
    }

    /// Ends an analysis by a verdict or a failure.
    mutating func end(_ row: Int, _ judgement: Judgement, now: Moment) {
        analyses[row].judgement = judgement
        touch(analysis: row, now: now)
        let folder = analyses[row].folder
        rollUp(folder, now: now)
        conclude(folder)
    }

    /// Has the webhook of an order called whose analyses have ended.
    private mutating func conclude(_ folder: Int) {
        guard folders[folder].status != .processing, desk.watched.remove(folder) != nil else { return }
        desk.finished.append(folder)
    }

    mutating func decide(_ row: Int, _ decision: DecisionRules.Decision, by user: Int, now: Moment) {
        analyses[row].operatorResolution = decision.verdict
        analyses[row].comment = decision.comment
        let folder = analyses[row].folder
        touch(analysis: row, now: now)
        // A decision without a word takes nobody's word back.
        if let comment = decision.comment { folders[folder].comment = comment }
        folders[folder].decider = user
        folders[folder].decided = lastStamp
        rollUp(folder, now: now)
    }

    mutating func remove(analysis row: Int, now: Moment) {
        analyses[row].isRemoved = true
        analysesByCreation.remove(row, at: analyses[row].created)
        analysesByUpdate.remove(row, at: analyses[row].updated)
        folders[analyses[row].folder].analyses.removeAll { $0 == row }
        rollUp(analyses[row].folder, now: now)
        conclude(analyses[row].folder)
    }

    /// Deleting an order hides it: it is archived, with its analyses and media (reference, section 14).
    mutating func archive(_ row: Int, now: Moment) {
        folders[row].isArchived = true
        archived += 1
        touch(row, now: now)
    }

    /// What the engine is asked about an analysis.
    func question(_ analysis: Analysis) -> Question {
        Question(
            type: analysis.type, settings: analysis.settings,
            names: analysis.sources.map { media[$0].originalName }, metaData: folders[analysis.folder].metaData,
            persons: analysis.collection.map { people(of: $0).map { persons[$0].id } } ?? [],
            twins: twins(analysis))
    }

    private mutating func rollUp(_ row: Int, now: Moment) {
        let verdict = RollUp.of(folders[row].analyses.map { analyses[$0] })
        folders[row].status = verdict.status
        folders[row].systemResolution = verdict.system
        touch(row, now: now)
    }

    mutating func touch(_ row: Int, now: Moment) {
        let time = stamp(now)
        foldersByUpdate.move(row, from: folders[row].updated, to: time)
        folders[row].updated = time
    }

    mutating func touch(analysis row: Int, now: Moment) {
        let time = stamp(now)
        analysesByUpdate.move(row, from: analyses[row].updated, to: time)
        analyses[row].updated = time
    }
}
