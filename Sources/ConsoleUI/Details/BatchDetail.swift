import Canvas
import OzModel
import Store

/// Decisions that were confirmed together: how many are through, and what became of each.
enum BatchDetail: DetailScreen {
    static let subject = Subject.batch
    static let tabs = ["Report"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let rows = try desk.ledger?.batch(id), let first = rows.first else { return nil }
        let verb = Deciding.verb(first.decision.verdict, capital: true)
        let count = rows.count == 1 ? "1 analysis" : "\(Amounts.count(rows.count)) analyses"
        var document = Document(title: "\(verb) \(count)", width: desk.width)
        document.add(Line(progress(rows, width: min(50, document.width - 2), desk.glyphs)))
        document.paragraph(summary(rows))
        let waiting = rows.contains { $0.isUndoable }
        if waiting { document.paragraph("\(desk.key("drop-decision")) takes back what was not sent yet.", .dim) }
        for state in [OutboxState.refused, .failed, .sending, .queued, .accepted, .dropped] {
            let part = rows.filter { $0.state == state }
            if !part.isEmpty { document.heading("\(Amounts.count(part.count)) \(state.words)") }
            for row in part { OutboxLines.row(row, &document, desk) }
        }
        return document
    }

    private static func summary(_ rows: [OutboxRow]) -> String {
        let parts = [OutboxState.accepted, .refused, .failed, .sending, .queued, .dropped].compactMap { state in
            let count = rows.count { $0.state == state }
            return count == 0 ? nil : "\(Amounts.count(count)) \(state.words)"
        }
        return "\(parts.joined(separator: ", ")) of \(Amounts.count(rows.count))"
    }

    /// The part that has come to an end, filled.
    private static func progress(_ rows: [OutboxRow], width: Int, _ glyphs: Glyphs) -> [Text] {
        let cells = max(4, width - 2)
        let ended = rows.count { !$0.state.isPending }
        let filled = rows.isEmpty ? 0 : ended * cells / rows.count
        return [
            Text(String(glyphs.barLeft), .barEmpty), Text(String(repeating: glyphs.barFull, count: filled), .barFill),
            Text(String(repeating: glyphs.barEmpty, count: cells - filled), .barEmpty),
            Text(String(glyphs.barRight), .barEmpty),
        ]
    }
}
