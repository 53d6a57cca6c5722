import GRDB

/// The mirror's migrations. Append only: what has been released is never edited.
enum MirrorSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        // The third begins anew, so that nothing is left for the first two to do.
        migrator.registerMigration("1 nouns") { _ in }
        migrator.registerMigration("2 review") { _ in }
        migrator.registerMigration("3 small") { db in
            try dropEverything(db)
            try db.execute(sql: "UPDATE facts SET value = value + 1 WHERE name = 'revision'")
            try db.execute(
                sql: [shared, nouns, history, indexes, Counters.schema, TextIndex.schema, triggers].joined(
                    separator: "\n"))
        }
        return migrator
    }

    /// The mirror is a copy: what former versions kept is fetched again rather than carried over, the checkpoints of the
    /// pull and the history of statuses too. The revision stays, so that it only ever grows.
    private static func dropEverything(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
                INSERT OR IGNORE INTO facts(name, value) VALUES('revision', -1);
                DELETE FROM facts WHERE name <> 'revision';
                DROP VIEW IF EXISTS company_rows;
                DROP VIEW IF EXISTS analysis_rows;
                """)
        for table in ["orders", "analyses", "media", "users", "companies", "collections", "history"] {
            try db.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
    }

    /// Words of the API by kind, people's ids and names, and what else rows share. Rows name them by number.
    ///
    /// The numbers below are relied on: 0 to 3 stand for what is missing, and 4 for the queue's verdict.
    private static let shared = """
        CREATE TABLE words(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, word TEXT, UNIQUE(kind, word));
        INSERT INTO words(seq, kind, word) VALUES
            (0, 'verdict', NULL), (1, 'mime', NULL), (2, 'tags', NULL), (3, 'types', ''),
            (4, 'verdict', 'OPERATOR_REQUIRED'), (5, 'verdict', 'SUCCESS'), (6, 'verdict', 'DECLINED'),
            (7, 'verdict', 'FAILED'), (8, 'verdict', 'FINISHED'), (9, 'verdict', 'PROCESSING'),
            (10, 'verdict', 'INITIAL'), (11, 'type', 'QUALITY'), (12, 'type', 'BIOMETRY'), (13, 'type', 'DOCUMENTS'),
            (14, 'type', 'COLLECTION');
        CREATE TABLE owners(
            seq INTEGER PRIMARY KEY, noun TEXT NOT NULL, id, name TEXT COLLATE NOCASE, folded TEXT,
            UNIQUE(noun, id));
        INSERT INTO owners(seq, noun) VALUES(0, 'companies'), (1, 'users');
        CREATE INDEX owners_name ON owners(noun, name);
        CREATE TABLE bounds(
            seq INTEGER PRIMARY KEY, low REAL, high REAL, is_assumed INTEGER NOT NULL, UNIQUE(low, high, is_assumed));
        INSERT INTO bounds(seq, is_assumed) VALUES(0, 0);
        CREATE INDEX bounds_high ON bounds(high);
        CREATE TABLE awaited(seq INTEGER PRIMARY KEY AUTOINCREMENT, id NOT NULL UNIQUE);
        CREATE TABLE dictionaries(seq INTEGER PRIMARY KEY, noun TEXT NOT NULL, text BLOB NOT NULL);
        """

    /// What leaves of the tables that rows share only what is relied on.
    static let emptyShared = """
        DELETE FROM words WHERE seq > 14;
        DELETE FROM owners WHERE seq > 1;
        DELETE FROM bounds WHERE seq > 0;
        """

    // Numbers are never given twice, so that what names a row by its number cannot come to mean another.
    private static let nouns = """
        CREATE TABLE orders(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id NOT NULL, created REAL NOT NULL, updated REAL NOT NULL,
            verdict INTEGER NOT NULL, state INTEGER NOT NULL, types INTEGER NOT NULL DEFAULT 3,
            company INTEGER NOT NULL, user INTEGER NOT NULL, media_count INTEGER,
            media_listed INTEGER NOT NULL DEFAULT 0, is_archive INTEGER NOT NULL, form INTEGER NOT NULL,
            transaction_id TEXT, person_key TEXT, person_name TEXT COLLATE NOCASE, comment TEXT, json BLOB NOT NULL);
        CREATE TABLE analyses(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id NOT NULL, order_seq INTEGER NOT NULL, created REAL NOT NULL,
            updated REAL NOT NULL, type INTEGER NOT NULL, state INTEGER NOT NULL, verdict INTEGER NOT NULL,
            operator INTEGER NOT NULL, company INTEGER NOT NULL, user INTEGER NOT NULL, score REAL, closeness REAL,
            bound INTEGER NOT NULL, form INTEGER NOT NULL, comment TEXT, error_code TEXT, error_message TEXT, person_id TEXT,
            sources TEXT, json BLOB NOT NULL);
        CREATE TABLE media(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id NOT NULL, order_seq INTEGER NOT NULL, created REAL,
            updated REAL NOT NULL, kind INTEGER NOT NULL, mime_type INTEGER NOT NULL, tags INTEGER NOT NULL,
            company INTEGER NOT NULL, user INTEGER NOT NULL, size INTEGER, duration REAL, form INTEGER NOT NULL,
            name TEXT COLLATE NOCASE, json BLOB NOT NULL);
        CREATE TABLE users(
            seq INTEGER PRIMARY KEY, id NOT NULL, created REAL, updated REAL NOT NULL,
            email TEXT COLLATE NOCASE, first_name TEXT COLLATE NOCASE, middle_name TEXT, last_name TEXT COLLATE NOCASE,
            role TEXT NOT NULL, is_admin INTEGER, is_service INTEGER, is_active INTEGER, may_quality INTEGER,
            may_biometry INTEGER, may_documents INTEGER, may_collection INTEGER, company INTEGER NOT NULL,
            display TEXT, form INTEGER NOT NULL, json BLOB NOT NULL);
        CREATE TABLE companies(
            seq INTEGER PRIMARY KEY, id NOT NULL, created REAL, updated REAL NOT NULL, name TEXT COLLATE NOCASE,
            form INTEGER NOT NULL, json BLOB NOT NULL);
        CREATE TABLE collections(
            seq INTEGER PRIMARY KEY, id NOT NULL, created REAL, updated REAL NOT NULL, alias TEXT COLLATE NOCASE,
            company INTEGER NOT NULL, form INTEGER NOT NULL, json BLOB NOT NULL);
        """
}
