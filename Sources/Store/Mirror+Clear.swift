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
            try db.execute(sql: "DROP TRIGGER orders_gone; DROP TRIGGER analyses_gone; DELETE FROM history;")
            for noun in Noun.allCases { try db.execute(sql: "DELETE FROM \(noun.rawValue)") }
            try db.execute(sql: MirrorSchema.historyEnds)
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
            try db.execute(sql: "DELETE FROM temp.touched")
            for id in ids { try db.cachedStatement(sql: "INSERT INTO temp.touched VALUES(?)").execute(arguments: [id]) }
            try db.execute(sql: "DELETE FROM \(noun.rawValue) WHERE id NOT IN (SELECT id FROM temp.touched)")
            let changed = db.changesCount
            try db.execute(sql: "DELETE FROM temp.touched")
            return (changed, try Self.bump(by: changed, db))
        }
        news.raise(to: revision)
        return changed
    }
}
