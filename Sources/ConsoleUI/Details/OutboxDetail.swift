import Canvas
import OzModel
import Store

/// What waits to be sent, what needs an answer, what was done.
enum OutboxDetail: DetailScreen {
    static let subject = Subject.outbox
    static let tabs = ["Open", "Done", "Audit"]

    /// Rows of one tab; what is beyond is for `ozc outbox list` and `ozc audit list`.
    private static let most = 500

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        var document = Document(title: "decisions of this console", width: desk.width)
        guard let ledger = desk.ledger else { return document }
        switch tab {
        case 1: try done(ledger, &document, desk)
        case 2: try audit(ledger, &document, desk)
        default: try open(ledger, &document, desk)
        }
        return document
    }

    private static func open(_ ledger: LedgerReader, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let answers = try ledger.newest([.refused, .failed], limit: most)
        let waiting = try ledger.rows([.queued, .sending], limit: most)
        if answers.isEmpty, waiting.isEmpty {
            document.paragraph("Nothing waits. Decisions stand here until the server has accepted them.", .dim)
        }
        if !answers.isEmpty { document.heading("Your answer is needed") }
        for row in answers { OutboxLines.row(row, &document, desk) }
        if !waiting.isEmpty { document.heading("Waiting, oldest first") }
        for row in waiting { OutboxLines.row(row, &document, desk) }
        if max(answers.count, waiting.count) == most { cut("ozc outbox list", "first", &document) }
    }

    private static func done(_ ledger: LedgerReader, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let rows = try ledger.newest([.accepted, .dropped], limit: most)
        if rows.isEmpty { document.paragraph("No decision of this console has been accepted yet.", .dim) }
        for row in rows { OutboxLines.row(row, &document, desk) }
        if rows.count == most { cut("ozc outbox list --all", "newest", &document) }
    }

    private static func audit(_ ledger: LedgerReader, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let entries = try ledger.audit(limit: most)
        if entries.isEmpty {
            document.paragraph("Nothing was done yet. Every decision and what came of it is noted here.", .dim)
        } else {
            let count = Amounts.count(try ledger.auditCount())
            document.paragraph("\(count) entries, each sealed by the one after it: ozc audit verify checks them.", .dim)
            document.blank()
        }
        for entry in entries { AuditLines.entry(entry, &document, desk) }
        if entries.count == most { cut("ozc audit list", "newest", &document) }
    }

    private static func cut(_ command: String, _ which: String, _ document: inout Document) {
        document.blank()
        document.paragraph("The \(which) \(most) are shown: \(command) prints the others.", .dim)
    }
}
