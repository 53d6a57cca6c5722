import GRDB

/// The mirror's migrations. Append only: what has been released is never edited.
enum MirrorSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 nouns") { db in
            try db.execute(sql: tables)
            try db.execute(sql: indexes)
            try db.execute(sql: labels)
        }
        migrator.registerMigration("2 review") { db in try db.execute(sql: review) }
        return migrator
    }

    private static let tables = """
        CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        INSERT INTO facts(name, value) VALUES('revision', 0);
        CREATE TABLE orders(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created REAL NOT NULL, updated REAL NOT NULL,
            verdict TEXT NOT NULL, state TEXT NOT NULL, comment TEXT, company_id TEXT,
            company_name TEXT COLLATE NOCASE, user_id TEXT, user_name TEXT COLLATE NOCASE, person_key TEXT,
            person_name TEXT COLLATE NOCASE, transaction_id TEXT, types TEXT NOT NULL DEFAULT '',
            media_count INTEGER, media_listed INTEGER NOT NULL DEFAULT 0, is_archive INTEGER NOT NULL,
            search TEXT NOT NULL, names TEXT NOT NULL, json TEXT NOT NULL);
        CREATE TABLE analyses(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, order_id TEXT, created REAL NOT NULL,
            updated REAL NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL, verdict TEXT NOT NULL, operator TEXT,
            comment TEXT, error_code TEXT, error_message TEXT, score REAL, low REAL, high REAL, is_assumed INTEGER,
            company_id TEXT, company_name TEXT COLLATE NOCASE, group_id TEXT, order_label TEXT,
            collection_alias TEXT, person_id TEXT, source_ids TEXT, search TEXT NOT NULL, names TEXT NOT NULL,
            json TEXT NOT NULL);
        CREATE TABLE media(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, order_id TEXT, created REAL, updated REAL NOT NULL,
            kind TEXT NOT NULL, mime_type TEXT, name TEXT COLLATE NOCASE, tags TEXT, size INTEGER, duration REAL,
            width INTEGER, height INTEGER, original_url TEXT, thumb_url TEXT, preview_url TEXT, company_id TEXT,
            order_label TEXT, search TEXT NOT NULL, names TEXT NOT NULL, json TEXT NOT NULL);
        CREATE TABLE users(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created REAL, updated REAL NOT NULL,
            email TEXT COLLATE NOCASE, first_name TEXT COLLATE NOCASE, middle_name TEXT, last_name TEXT COLLATE NOCASE,
            role TEXT NOT NULL, is_admin INTEGER, is_service INTEGER, is_active INTEGER, may_quality INTEGER,
            may_biometry INTEGER, may_documents INTEGER, may_collection INTEGER, company_id TEXT,
            company_name TEXT COLLATE NOCASE, display TEXT COLLATE NOCASE, search TEXT NOT NULL, names TEXT NOT NULL,
            json TEXT NOT NULL);
        CREATE TABLE companies(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created REAL, updated REAL NOT NULL,
            name TEXT COLLATE NOCASE, search TEXT NOT NULL, names TEXT NOT NULL, json TEXT NOT NULL);
        CREATE TABLE collections(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created REAL, updated REAL NOT NULL,
            alias TEXT COLLATE NOCASE, company_id TEXT, company_name TEXT COLLATE NOCASE, search TEXT NOT NULL,
            names TEXT NOT NULL, json TEXT NOT NULL);
        CREATE VIEW company_rows AS SELECT c.*,
            (SELECT count(*) FROM users AS u WHERE u.company_id = c.id) AS user_count,
            (SELECT count(*) FROM orders AS o WHERE o.company_id = c.id) AS order_count FROM companies AS c;
        """

    private static var indexes: String {
        let columns = [
            "orders": [
                "created", "updated", "verdict", "state", "company_name", "user_name", "person_key", "person_name",
                "transaction_id", "types", "media_count", "company_id", "user_id",
            ],
            "analyses": [
                "created", "updated", "type", "verdict", "state", "score", "high", "operator", "order_label",
                "company_name", "order_id", "company_id",
            ],
            "media": [
                "created", "updated", "kind", "name", "tags", "mime_type", "size", "duration", "order_label",
                "order_id", "company_id",
            ],
            "users": ["company_id"],
        ]
        return columns.sorted { $0.key < $1.key }.flatMap { table, names in
            names.map { "CREATE INDEX \(table)_\($0) ON \(table)(\($0));" }
        }.joined(separator: "\n")
    }

    // Lists sort by names that other tables own; the copies follow by trigger, so that every sort is a plain index.
    private static var labels: String {
        let name = """
            UPDATE orders SET company_name = NEW.name,
                names = ozc_fold(coalesce(NEW.name, '') || ' ' || coalesce(user_name, ''))
                WHERE company_id = NEW.id AND company_name IS NOT NEW.name;
            UPDATE analyses SET company_name = NEW.name,
                names = ozc_fold(coalesce(NEW.name, '') || ' ' || coalesce(order_label, ''))
                WHERE company_id = NEW.id AND company_name IS NOT NEW.name;
            UPDATE users SET company_name = NEW.name, names = ozc_fold(coalesce(NEW.name, ''))
                WHERE company_id = NEW.id AND company_name IS NOT NEW.name;
            UPDATE collections SET company_name = NEW.name, names = ozc_fold(coalesce(NEW.name, ''))
                WHERE company_id = NEW.id AND company_name IS NOT NEW.name;
            """
        let user = """
            UPDATE orders SET user_name = NEW.display,
                names = ozc_fold(coalesce(company_name, '') || ' ' || coalesce(NEW.display, ''))
                WHERE user_id = NEW.id AND user_name IS NOT NEW.display;
            """
        let label = "coalesce(NEW.transaction_id, substr(NEW.id, 1, 8))"
        let order = """
            UPDATE analyses SET order_label = \(label),
                names = ozc_fold(coalesce(company_name, '') || ' ' || \(label))
                WHERE order_id = NEW.id AND order_label IS NOT \(label);
            UPDATE media SET order_label = \(label), names = ozc_fold(\(label))
                WHERE order_id = NEW.id AND order_label IS NOT \(label);
            """
        return """
            CREATE TRIGGER companies_added AFTER INSERT ON companies BEGIN \(name) END;
            CREATE TRIGGER companies_renamed AFTER UPDATE OF name ON companies BEGIN \(name) END;
            CREATE TRIGGER users_added AFTER INSERT ON users BEGIN \(user) END;
            CREATE TRIGGER users_renamed AFTER UPDATE OF display ON users BEGIN \(user) END;
            CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN \(order) END;
            CREATE TRIGGER orders_renamed AFTER UPDATE OF transaction_id ON orders BEGIN \(order) END;
            """
    }
}
