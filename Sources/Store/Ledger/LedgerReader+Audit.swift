import GRDB
import OzModel

extension LedgerReader {
    /// Audit entries, newest first: at most `limit` of those before an entry.
    public func audit(before seq: Int64? = nil, limit: Int) throws(StoreError) -> [AuditEntry] {
        try entries("seq < ? ORDER BY seq DESC LIMIT ?", [seq ?? .max, limit])
    }

    /// Audit entries, oldest first: at most `limit` of those after an entry.
    public func audit(after seq: Int64, limit: Int) throws(StoreError) -> [AuditEntry] {
        try entries("seq > ? ORDER BY seq LIMIT ?", [seq, limit])
    }

    /// The entries about one analysis, oldest first.
    public func audit(of analysis: Analysis.ID) throws(StoreError) -> [AuditEntry] {
        try entries("object = ? ORDER BY seq", [analysis.rawValue])
    }

    /// The entries of one operation, oldest first.
    public func audit(operation: String) throws(StoreError) -> [AuditEntry] {
        try entries("operation = ? ORDER BY seq", [operation])
    }

    /// How many entries there are.
    public func auditCount() throws(StoreError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM audit") ?? 0 }
    }

    /// Walks the whole chain and tells what is wrong with it, in order; nothing when it is whole.
    public func verifyAudit() throws(StoreError) -> [AuditFinding] {
        // In one transaction: an entry that another console adds meanwhile is not taken for a wrong one.
        try read { db in
            let facts = try ["audit.last", "audit.hash"].map { name in
                try String.fetchOne(db, sql: "SELECT value FROM facts WHERE name = ?", arguments: [name])
            }
            // The ledger remembers the last entry beside the audit: a cut end, a longer one or another one shows by that.
            let known = facts[0].flatMap { Int64($0) } ?? 0
            var findings: [AuditFinding] = []
            var last: (seq: Int64, hash: String) = (0, AuditChain.genesis)
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY seq")
            while let row = try rows.next() {
                let entry = AuditEntry(stored: StoredRow(row: row))
                guard entry.seq > 0, entry.seq <= known else {
                    findings.append(AuditFinding(seq: entry.seq, kind: .inserted))
                    continue
                }
                findings += Self.findings(entry, after: last)
                last = (entry.seq, entry.hash)
            }
            if known > last.seq {
                findings.append(AuditFinding(seq: last.seq, kind: .cutOff(count: known - last.seq)))
            } else if known > 0, facts[1] != last.hash {
                findings.append(AuditFinding(seq: last.seq, kind: .replaced))
            }
            return findings
        }
    }

    private static func findings(_ entry: AuditEntry, after last: (seq: Int64, hash: String)) -> [AuditFinding] {
        var findings: [AuditFinding] = []
        let gap = entry.seq - last.seq - 1
        if gap > 0 {
            findings.append(AuditFinding(seq: entry.seq, kind: .missing(count: gap)))
        } else if entry.previous != last.hash {
            findings.append(AuditFinding(seq: entry.seq, kind: .inserted))
        }
        if AuditChain.hash(entry) != entry.hash { findings.append(AuditFinding(seq: entry.seq, kind: .changed)) }
        return findings
    }

    func entries(_ condition: String, _ arguments: StatementArguments) throws(StoreError) -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM audit WHERE \(condition)"), arguments: arguments
            ).map { AuditEntry(stored: StoredRow(row: $0)) }
        }
    }
}
