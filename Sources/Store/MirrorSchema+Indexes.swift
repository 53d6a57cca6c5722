/// What lists walk along, and what happens beside a change.
extension MirrorSchema {
    /// Newest first is how a pull arrives: indexes in that order are filled from one end and stay dense.
    static var indexes: String {
        let newest = "created DESC"
        let keys: [(table: String, keys: [String])] = [
            (
                "orders",
                [
                    newest, "updated DESC", "verdict, \(newest)", "state", "types", "company, \(newest)",
                    "user, \(newest)", "media_count", "transaction_id DESC", "person_name", "person_key, \(newest)",
                ]
            ),
            (
                "analyses",
                [
                    newest, "updated DESC", "verdict, \(newest)", "state", "type", "operator", "company, \(newest)",
                    "order_seq", "score", "closeness", "bound",
                ]
            ),
            (
                "media",
                [
                    newest, "updated DESC", "kind", "mime_type", "tags", "company", "order_seq", "name", "size",
                    "duration",
                ]
            ),
            (
                "users",
                [newest, "email", "first_name", "last_name", "role", "is_service", "is_active", "company, \(newest)"]
            ),
            ("companies", [newest, "name"]), ("collections", [newest, "alias", "company, \(newest)"]),
        ]
        let ids = keys.map { "CREATE UNIQUE INDEX \($0.table)_id ON \($0.table)(id);" }
        let plain = keys.flatMap { table, keys in
            keys.map { "CREATE INDEX \(table)_\($0.prefix { $0 != "," && $0 != " " }) ON \(table)(\($0));" }
        }
        return (ids + plain + [queue]).joined(separator: "\n")
    }

    /// The number of the verdict that the review queue is made of.
    static let operatorRequired = 4

    /// The columns by which the review queue has orders of its own.
    static let queueColumns: Set = ["closeness", "score", "type", "company", "user"]

    // The queue is a small part of all analyses, which walking along theirs would seldom meet.
    private static let queue = """
        CREATE INDEX queue_closeness ON analyses(verdict, closeness) WHERE verdict = 4;
        CREATE INDEX queue_score ON analyses(verdict, score) WHERE verdict = 4;
        CREATE INDEX queue_type ON analyses(type) WHERE verdict = 4;
        CREATE INDEX queue_company ON analyses(company, created DESC) WHERE verdict = 4;
        CREATE INDEX queue_user ON analyses(user, created DESC) WHERE verdict = 4;
        CREATE INDEX analyses_person_id ON analyses(person_id, created DESC) WHERE person_id IS NOT NULL;
        """

    // A row is the version that was replaced. An object that never changes has none, so a first sync writes nothing.
    static var history: String {
        """
        CREATE TABLE history(
            seq INTEGER PRIMARY KEY, noun TEXT NOT NULL, id NOT NULL, order_id, updated REAL NOT NULL,
            replaced REAL NOT NULL, seen REAL NOT NULL, state TEXT NOT NULL, verdict TEXT NOT NULL, operator TEXT,
            json BLOB NOT NULL);
        CREATE INDEX history_order_id ON history(order_id, seq);
        CREATE INDEX history_id ON history(noun, id, seq);
        """
    }

    static var triggers: String {
        func word(_ column: String) -> String { "(SELECT word FROM words WHERE seq = OLD.\(column))" }
        func json(_ noun: MirrorTable) -> String { "ozc_pack(\(noun.unpacked("OLD")), NULL, NULL)" }
        return """
            CREATE TRIGGER orders_changed AFTER UPDATE OF state, verdict ON orders
                WHEN OLD.state <> NEW.state OR OLD.verdict <> NEW.verdict BEGIN
                INSERT INTO history(noun, id, order_id, updated, replaced, seen, state, verdict, json) VALUES(
                    'orders', OLD.id, OLD.id, OLD.updated, NEW.updated, ozc_now(), \(word("state")),
                    \(word("verdict")), \(json(.orders)));
            END;
            CREATE TRIGGER analyses_changed AFTER UPDATE OF state, verdict, operator ON analyses
                WHEN OLD.state <> NEW.state OR OLD.verdict <> NEW.verdict OR OLD.operator <> NEW.operator BEGIN
                INSERT INTO history(noun, id, order_id, updated, replaced, seen, state, verdict, operator, json)
                VALUES(
                    'analyses', OLD.id, \(MirrorTable.orderKey("OLD")), OLD.updated, NEW.updated, ozc_now(),
                    \(word("state")), \(word("verdict")), \(word("operator")), \(json(.analyses)));
            END;
            \(endings)
            """
    }

    /// What removes that which belongs to an object, while the object is still there to be read.
    static var endings: String {
        """
        CREATE TRIGGER orders_leave BEFORE DELETE ON orders BEGIN
            DELETE FROM analyses WHERE order_seq = OLD.seq;
            DELETE FROM media WHERE order_seq = OLD.seq;
            DELETE FROM history WHERE noun = 'orders' AND id = OLD.id;
            \(TextIndex.removal(.orders, "OLD"))
        END;
        CREATE TRIGGER analyses_leave BEFORE DELETE ON analyses BEGIN
            DELETE FROM history WHERE noun = 'analyses' AND id = OLD.id;
            \(TextIndex.removal(.analyses, "OLD"))
        END;
        -- A medium that returns is another row: meanwhile it is known by its id alone.
        CREATE TRIGGER media_leave BEFORE DELETE ON media BEGIN
            UPDATE analyses SET sources = (SELECT json_group_array(
                    CASE WHEN e.value = OLD.seq AND e.type = 'integer' THEN ozc_id(OLD.id) ELSE e.value END)
                FROM json_each(sources) AS e)
            WHERE OLD.order_seq <> 0 AND order_seq = OLD.order_seq AND sources IS NOT NULL
                AND EXISTS (SELECT 1 FROM json_each(sources) AS e WHERE e.value = OLD.seq);
            \(TextIndex.removal(.media, "OLD"))
        END;
        """
    }

    /// The names of these triggers.
    static let endingNames = ["orders_leave", "analyses_leave", "media_leave"]
}
