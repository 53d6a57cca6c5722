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
        Self.drain("folder", &folders, &changes)
        Self.drain("upload", &uploads.facts, &changes)
        Self.drain("media", &media, &changes)
        Self.drain("analysis", &analyses, &changes)
        for session in sessions.drainEnded() { changes.append(Change("ended", session.number, session.nonce)) }
        if !changes.isEmpty { changes.append(Change("counters", 0, counters)) }
        return changes
    }

    /// Puts everything back as it was kept.
    mutating func restore(from archive: Archive) throws {
        try Self.restore("company", &companies, archive)
        try Self.restore("user", &users, archive)
        try Self.restore("collection", &collections, archive)
        try Self.restore("folder", &folders, archive)
        try Self.restore("upload", &uploads.facts, archive)
        try Self.restore("media", &media, archive)
        try Self.restore("analysis", &analyses, archive)
        try archive.read("ended") { _, data in
            sessions.takeEnded(try JSONDecoder().decode([UInt64].self, from: data))
        }
        try archive.read("counters") { _, data in
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

    private static func restore<Row>(_ name: String, _ table: inout Table<Row>, _ archive: Archive) throws {
        try archive.read(name) { number, data in
            table.restore(try JSONDecoder().decode(Row.self, from: data), at: number)
        }
    }

    /// Lays the restored rows where lists and look-ups find them.
    private mutating func reindex() {
        let sketcher = source.maker.sketcher
        usersByEmail.removeAll()
        for (row, user) in users.enumerated() where !user.isRemoved { usersByEmail[user.email] = row }
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
        if analysis.judgement == nil { running.insert(row, at: analysis.created + analysisTime) }
    }
}
