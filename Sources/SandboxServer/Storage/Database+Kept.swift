import Foundation

/// What of the database is kept on disk: each table under its name, here and nowhere else.
extension Database {
    /// Numbers that go on where they stood.
    struct Counters: Codable, Equatable, Sendable {
        var made = 0
        var lastStamp = Moment(microseconds: 0)
    }

    var counters: Counters { Counters(made: made, lastStamp: lastStamp) }

    /// Everything that changed since the last call.
    mutating func drain() -> [Change] {
        var changes: [Change] = []
        Self.drain("company", &companies, &changes)
        Self.drain("user", &users, &changes)
        Self.drain("collection", &collections, &changes)
        Self.drain("person", &persons, &changes)
        Self.drain("person_image", &personImages, &changes)
        Self.drain("report_template", &reportTemplates, &changes)
        Self.drain("report", &reports, &changes)
        Self.drain("folder", &folders, &changes)
        Self.drain("upload", &uploads.facts, &changes)
        Self.drain("media", &media, &changes)
        Self.drain("analysis", &analyses, &changes)
        for session in sessions.drain() { changes.append(Change("session", session.number, session)) }
        if !changes.isEmpty { changes.append(Change("counters", 0, counters)) }
        return changes
    }

    /// Puts everything back as it was kept.
    mutating func restore(from folder: DataFolder) throws {
        try Self.restore("company", &companies, folder)
        try Self.restore("user", &users, folder)
        try Self.restore("collection", &collections, folder)
        try Self.restore("person", &persons, folder)
        try Self.restore("person_image", &personImages, folder)
        try Self.restore("report_template", &reportTemplates, folder)
        try Self.restore("report", &reports, folder)
        try Self.restore("folder", &folders, folder)
        try Self.restore("upload", &uploads.facts, folder)
        try Self.restore("media", &media, folder)
        try Self.restore("analysis", &analyses, folder)
        var kept: [Sessions.Kept] = []
        try folder.read("session") { _, data in
            kept.append(try JSONDecoder().decode(Sessions.Kept.self, from: data))
        }
        sessions.restore(kept)
        try folder.read("counters") { _, data in
            let counters = try JSONDecoder().decode(Counters.self, from: data)
            made = counters.made
            lastStamp = max(lastStamp, counters.lastStamp)
        }
        uploads.sweep()
        reindex()
    }

    private static func drain<Row>(_ name: String, _ table: inout Table<Row>, _ changes: inout [Change]) {
        guard !table.changed.isEmpty else { return }
        for number in table.drain().sorted() { changes.append(Change(name, number, table[number])) }
    }

    private static func restore<Row>(_ name: String, _ table: inout Table<Row>, _ folder: DataFolder) throws {
        try folder.read(name) { number, data in
            table.restore(try JSONDecoder().decode(Row.self, from: data), at: number)
        }
    }

    /// Lays the restored rows where lists and look-ups find them.
    private mutating func reindex() {
        let sketcher = source.maker.sketcher
        usersByEmail.removeAll()
        for (row, user) in users.enumerated() where !user.isRemoved { usersByEmail[user.email] = row }
        for (row, person) in persons.enumerated() { personsByID[person.id] = row }
        for (row, image) in personImages.enumerated() { personImagesByID[image.id] = row }
        sessions.users = users.count
        for row in folders.kept {
            let folder = folders[row]
            if row < folders.computed {
                foldersByUpdate.move(row, from: sketcher.sketch(row).updated, to: folder.updated)
            } else {
                foldersByID[folder.id] = row
                foldersByCreation.insert(row, at: folder.created)
                foldersByUpdate.insert(row, at: folder.updated)
            }
            if folder.isArchived { archived += 1 }
            if folder.owedCallback != nil {
                if folder.status == .processing { desk.watched.insert(row) } else { desk.finished.append(row) }
            }
        }
        for row in media.kept where row >= media.computed { mediaByID[media[row].id] = row }
        for row in analyses.kept { reindex(analysis: row) }
    }

    private mutating func reindex(analysis row: Int) {
        let analysis = analyses[row]
        if row < analyses.computed {
            let old = AnalysisGlimpse(source.analysis(row))
            analysesByUpdate.remove(row, at: old.updated)
            if analysis.isRemoved { analysesByCreation.remove(row, at: old.created) }
            for entry in running.entries where entry.row == row { running.remove(row, at: entry.time) }
        } else {
            analysesByID[analysis.id] = row
            if !analysis.isRemoved { analysesByCreation.insert(row, at: analysis.created) }
        }
        guard !analysis.isRemoved else { return }
        analysesByUpdate.insert(row, at: analysis.updated)
        if analysis.judgement == nil {
            running.insert(row, at: desk.accept(row, now: analysis.created, lasting: analysisTime))
        }
    }
}
