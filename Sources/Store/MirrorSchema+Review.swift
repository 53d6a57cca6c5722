/// What reviewing needs of the mirror: whose case it is, how close a score is, what a case was before.
extension MirrorSchema {
    /// The SQL of migration "2 review".
    static var review: String {
        [closeness, reviewIndexes, analysisRows, history, historyEnds].joined(separator: "\n")
    }

    // 1 on a threshold, less the further away the score is; NULL where nothing was measured.
    private static let closeness = """
        ALTER TABLE analyses ADD COLUMN closeness REAL GENERATED ALWAYS AS (
            1.0 - min(abs(score - coalesce(low, high)), abs(score - coalesce(high, low)))) VIRTUAL;
        """

    // The queue leaves out by id what is decided already: with the id in the index no row has to be looked at for that.
    private static let reviewIndexes = """
        CREATE INDEX analyses_closeness ON analyses(closeness);
        CREATE INDEX analyses_verdict_created ON analyses(verdict, created, seq, id);
        CREATE INDEX analyses_verdict_closeness ON analyses(verdict, closeness);
        CREATE INDEX analyses_person_id ON analyses(person_id, created) WHERE person_id IS NOT NULL;
        CREATE INDEX orders_person_key_created ON orders(person_key, created);
        """

    // Not a join: that would be made for every row that is merely counted, and could turn the order of a walk round.
    private static var analysisRows: String {
        let columns = ["user_name", "user_id", "person_name", "person_key"].map {
            "(SELECT o.\($0) FROM orders AS o WHERE o.id = a.order_id) AS \($0)"
        }
        return "CREATE VIEW analysis_rows AS SELECT a.*, \(columns.joined(separator: ", ")) FROM analyses AS a;"
    }

    // A row is the version that was replaced. An object that never changes has none, so a first sync writes nothing.
    private static let history = """
        CREATE TABLE history(
            seq INTEGER PRIMARY KEY, noun TEXT NOT NULL, id TEXT NOT NULL, order_id TEXT, updated REAL NOT NULL,
            replaced REAL NOT NULL, seen REAL NOT NULL, state TEXT NOT NULL, verdict TEXT NOT NULL, operator TEXT,
            json TEXT NOT NULL);
        CREATE INDEX history_order_id ON history(order_id, seq);
        CREATE INDEX history_id ON history(noun, id, seq);
        CREATE TRIGGER orders_changed AFTER UPDATE OF state, verdict ON orders
            WHEN OLD.state IS NOT NEW.state OR OLD.verdict IS NOT NEW.verdict BEGIN
            INSERT INTO history(noun, id, order_id, updated, replaced, seen, state, verdict, json) VALUES(
                'orders', OLD.id, OLD.id, OLD.updated, NEW.updated, ozc_now(), OLD.state, OLD.verdict, OLD.json);
        END;
        CREATE TRIGGER analyses_changed AFTER UPDATE OF state, verdict, operator ON analyses
            WHEN OLD.state IS NOT NEW.state OR OLD.verdict IS NOT NEW.verdict OR OLD.operator IS NOT NEW.operator BEGIN
            INSERT INTO history(noun, id, order_id, updated, replaced, seen, state, verdict, operator, json) VALUES(
                'analyses', OLD.id, OLD.order_id, OLD.updated, NEW.updated, ozc_now(), OLD.state, OLD.verdict,
                OLD.operator, OLD.json);
        END;
        """

    /// What removes the history of an object with the object.
    static let historyEnds = """
        CREATE TRIGGER orders_gone AFTER DELETE ON orders BEGIN
            DELETE FROM history WHERE noun = 'orders' AND id = OLD.id;
        END;
        CREATE TRIGGER analyses_gone AFTER DELETE ON analyses BEGIN
            DELETE FROM history WHERE noun = 'analyses' AND id = OLD.id;
        END;
        """
}
