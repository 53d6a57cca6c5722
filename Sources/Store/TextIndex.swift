import GRDB
import OzModel

/// Finds the rows whose words have a text in them, by runs of three characters; it keeps no text itself.
///
/// To take a row out it must be told the text it was given: a function of the row's JSON alone, so that it can be worked
/// out again.
enum TextIndex {
    /// The nouns of which there may be millions.
    static let nouns: [Noun] = [.orders, .analyses, .media]

    static func name(_ noun: Noun) -> String { "\(noun.rawValue)_text" }

    static var schema: String {
        nouns.map { noun in
            """
            CREATE VIRTUAL TABLE \(name(noun)) USING fts5(
                text, content = '', tokenize = 'trigram', detail = none, columnsize = 0);
            """
        }.joined(separator: "\n")
    }

    /// SQL for the text of a row.
    static func text(_ table: MirrorTable, _ row: String) -> String {
        "(SELECT \(staged(table)) FROM (SELECT \(table.unpacked(row)) AS value) AS p)"
    }

    /// SQL for the text of a staged element `p`.
    static func staged(_ table: MirrorTable) -> String { Pick.folded(table.search) }

    /// SQL that takes a row out, for a trigger.
    static func removal(_ table: MirrorTable, _ row: String) -> String {
        let name = name(table.noun)
        return "INSERT INTO \(name)(\(name), rowid, text) VALUES('delete', \(row).seq, \(text(table, row)));"
    }

    static func empty(_ db: Database) throws {
        for noun in nouns { try db.execute(sql: "INSERT INTO \(name(noun))(\(name(noun))) VALUES('delete-all')") }
    }
}

extension Ingest {
    /// Keeps what the rows that are about to be written over were found by.
    func rememberTexts(_ table: MirrorTable) throws {
        guard TextIndex.nouns.contains(table.noun) else { return }
        try execute("DELETE FROM temp.texts")
        try execute(
            """
            INSERT INTO temp.texts SELECT t.seq, \(TextIndex.text(table, "t"))
            FROM temp.in_\(table.name) AS p JOIN \(table.name) AS t ON t.seq = p.seq
            """)
    }

    /// Brings the text index up to date with the staged elements.
    func indexTexts(_ table: MirrorTable) throws {
        guard TextIndex.nouns.contains(table.noun) else { return }
        let name = TextIndex.name(table.noun)
        try execute(
            """
            INSERT INTO \(name)(\(name), rowid, text) SELECT 'delete', o.seq, o.json
            FROM temp.texts AS o JOIN temp.in_\(table.name) AS p ON p.seq = o.seq WHERE p.search IS NOT o.json
            """)
        try execute(
            """
            INSERT INTO \(name)(rowid, text) SELECT t.seq, p.search
            FROM temp.in_\(table.name) AS p JOIN \(table.name) AS t ON t.id = p.key
            LEFT JOIN temp.texts AS o ON o.seq = t.seq WHERE p.search IS NOT o.json ORDER BY t.seq
            """)
        try execute("DELETE FROM temp.texts")
    }
}
