import GRDB

/// The ledger's migrations. Append only, and nothing is ever erased when the schema changes.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 facts") { db in
            try db.execute(sql: "CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        }
        migrator.registerMigration("2 decisions") { db in
            try db.execute(sql: outbox)
            try db.execute(sql: audit)
            try db.execute(sql: words)
        }
        migrator.registerMigration("3 kinds") { db in
            try db.execute(sql: "ALTER TABLE audit ADD COLUMN kind TEXT")
        }
        return migrator
    }

    // One decision under way for a case: a second one would not know what the first one made of it.
    private static let outbox = """
        CREATE TABLE outbox(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, operation TEXT NOT NULL UNIQUE, server TEXT NOT NULL,
            user TEXT NOT NULL, email TEXT NOT NULL, profile TEXT NOT NULL, analysis_id TEXT NOT NULL, order_id TEXT,
            type TEXT NOT NULL, label TEXT NOT NULL, company_id TEXT, verdict TEXT NOT NULL, reason TEXT, comment TEXT,
            seen TEXT NOT NULL, found TEXT, state TEXT NOT NULL, created REAL NOT NULL, changed REAL NOT NULL,
            not_before REAL NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0,
            unanswered INTEGER NOT NULL DEFAULT 0, answer TEXT, batch TEXT, is_fresh INTEGER NOT NULL DEFAULT 1,
            CHECK(state IN ('draft', 'queued', 'sending', 'accepted', 'refused', 'failed', 'dropped')),
            CHECK(verdict IN ('SUCCESS', 'DECLINED')));
        CREATE UNIQUE INDEX outbox_draft ON outbox(server, user, analysis_id) WHERE state = 'draft';
        CREATE UNIQUE INDEX outbox_pending ON outbox(server, user, analysis_id) WHERE state IN ('queued', 'sending');
        CREATE INDEX outbox_state ON outbox(state, seq);
        CREATE INDEX outbox_batch ON outbox(batch, seq) WHERE batch IS NOT NULL;
        CREATE INDEX outbox_analysis ON outbox(analysis_id, seq);
        CREATE INDEX outbox_stale ON outbox(seq) WHERE is_fresh = 0;
        """

    private static let audit = """
        CREATE TABLE audit(
            seq INTEGER PRIMARY KEY, time REAL NOT NULL, server TEXT NOT NULL, user TEXT NOT NULL, email TEXT NOT NULL,
            profile TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL, order_id TEXT, label TEXT NOT NULL,
            before TEXT, after TEXT, remark TEXT, operation TEXT NOT NULL, answer TEXT, previous TEXT NOT NULL,
            hash TEXT NOT NULL);
        CREATE INDEX audit_object ON audit(object, seq);
        CREATE INDEX audit_operation ON audit(operation, seq);
        CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_never_replaced BEFORE INSERT ON audit
            WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq) BEGIN
            SELECT RAISE(ABORT, 'the audit is append-only'); END;
        """

    private static let words = """
        CREATE TABLE notes(
            seq INTEGER PRIMARY KEY, server TEXT NOT NULL, order_id TEXT NOT NULL, text TEXT NOT NULL,
            email TEXT NOT NULL, time REAL NOT NULL);
        CREATE INDEX notes_order ON notes(order_id, seq);
        CREATE TABLE drafts(name TEXT PRIMARY KEY, text TEXT NOT NULL, time REAL NOT NULL) WITHOUT ROWID;
        """
}
