import GRDB
import OzModel

extension MirrorReader {
    /// The most analyses that are measured, the newest where there are more: a screen that is being synced asks again and
    /// again.
    static let mostMeasured = 2_000

    /// How long the analyses took that were updated in the ten minutes before a moment, and how many are not finished.
    ///
    /// - Parameter until: epoch seconds. What is newer counts too: the server's clock may be ahead.
    public func workload(until: Double) throws(StoreError) -> Workload {
        let since = until - Workload.span
        return try read { db in
            let sql = """
                SELECT created, updated, operator <> 0 AS decided,
                    state IN (SELECT seq FROM words WHERE kind = 'verdict' AND word IN ('PROCESSING', 'INITIAL')) AS busy
                FROM analyses WHERE updated >= ? ORDER BY updated DESC LIMIT ?
                """
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: sql), arguments: [since, Self.mostMeasured + 1])
            let samples = rows.prefix(Self.mostMeasured).map { row in
                let row = StoredRow(row: row)
                return Workload.Sample(
                    created: row.double("created") ?? 0, updated: row.double("updated") ?? 0,
                    isFinished: row.int("busy") == 0, isDecided: row.int("decided") == 1)
            }
            let unfinished = try [Verdict.processing, .initial].reduce(0) { sum, verdict in
                let filter = RowFilter(verdict: verdict.wire)
                let query = ListQuery(noun: .analyses, sort: "time_created", descending: false, filter: filter)
                return try sum + Walk(db, query).total()
            }
            var cutFrom: Int?
            if rows.count > Self.mostMeasured {
                let sql = "SELECT count(*) FROM analyses WHERE updated >= ?"
                cutFrom = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [since])
            }
            return Workload(samples, since: since, cutFrom: cutFrom, unfinished: unfinished)
        }
    }
}
