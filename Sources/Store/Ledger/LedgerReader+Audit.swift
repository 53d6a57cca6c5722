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
        var findings: [AuditFinding] = []
        var last: (seq: Int64, hash: String) = (0, AuditChain.genesis)
        while true {
            let page = try audit(after: last.seq, limit: 1000)
            for entry in page {
                let gap = entry.seq - last.seq - 1
                if gap > 0 {
                    findings.append(AuditFinding(seq: entry.seq, kind: .missing(count: gap)))
                } else if entry.previous != last.hash {
                    findings.append(AuditFinding(seq: entry.seq, kind: .inserted))
                }
                if AuditChain.hash(entry) != entry.hash {
                    findings.append(AuditFinding(seq: entry.seq, kind: .changed))
                }
                last = (entry.seq, entry.hash)
            }
            if page.count < 1000 { break }
        }
        return findings + (try end(last))
    }

    /// The ledger remembers the last entry beside the audit: a cut end, a longer one or another one shows by that.
    private func end(_ last: (seq: Int64, hash: String)) throws(StoreError) -> [AuditFinding] {
        let (known, hash) = try read { db in
            let facts = try ["audit.last", "audit.hash"].map { name in
                try String.fetchOne(db, sql: "SELECT value FROM facts WHERE name = ?", arguments: [name])
            }
            return (facts[0].flatMap { Int64($0) } ?? 0, facts[1])
        }
        if known > last.seq { return [AuditFinding(seq: last.seq, kind: .cutOff(count: known - last.seq))] }
        if known < last.seq { return (known + 1...last.seq).map { AuditFinding(seq: $0, kind: .inserted) } }
        guard known > 0, hash != last.hash else { return [] }
        return [AuditFinding(seq: last.seq, kind: .replaced)]
    }

    private func entries(_ condition: String, _ arguments: StatementArguments) throws(StoreError) -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM audit WHERE \(condition)"), arguments: arguments
            ).map { AuditEntry(stored: StoredRow(row: $0)) }
        }
    }
}
