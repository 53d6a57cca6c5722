import Foundation
import GRDB
import OzModel

extension Mirror {
    /// Empties the mirror for another user: no row and no fact but the revision stays, nor their bytes in the files.
    ///
    /// End whatever pulls into it first, or that goes on from a place that is forgotten here. Throws `busy` when the
    /// rows are gone but another process kept reading, so that the write-ahead log could not be emptied.
    ///
    /// The files of its media go first: a kill in between must not leave them to somebody else.
    public func clear() throws(StoreError) {
        if let path { MediaCache.erase("\((path as NSString).deletingLastPathComponent)/media") }
        let revision = try write { db in
            // A table without such triggers is emptied at once instead of row by row.
            for trigger in MirrorSchema.endingNames { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try Counters.remove(db)
            for table in Noun.allCases.map(\.rawValue) + ["history", "awaited", "dictionaries"] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try db.execute(sql: MirrorSchema.emptyShared)
            try Counters.empty(db)
            try TextIndex.empty(db)
            try db.execute(sql: MirrorSchema.endings)
            try Counters.install(db)
            try db.execute(sql: "DELETE FROM facts WHERE name <> 'revision'")
            return try Self.bump(by: 1, db)
        }
        news.raise(to: revision)
        // Deleted rows stay in free pages, those of earlier deletions too: only a file written anew is without them.
        let queue = queue
        try StoreError.wrap(path: place) { try queue.vacuum() }
        try tidy()
    }

    /// Removes the objects of a noun that are not among these ids, for a list that was just read whole; answers how
    /// many rows went.
    public func keep(only ids: Set<String>, of noun: Noun) throws(StoreError) -> Int {
        let (changed, revision) = try write { db in
            try db.execute(sql: "DELETE FROM temp.ids")
            let add = try db.cachedStatement(sql: "INSERT INTO temp.ids VALUES(?)")
            for id in ids { try add.execute(arguments: [ObjectKey.key(id)]) }
            try db.execute(sql: "DELETE FROM \(noun.rawValue) WHERE id NOT IN (SELECT id FROM temp.ids)")
            let changed = db.changesCount
            try db.execute(sql: "DELETE FROM temp.ids")
            return (changed, try Self.bump(by: changed, db))
        }
        news.raise(to: revision)
        return changed
    }
}
