import Canvas
import OzModel
import Store

/// Every status that the mirror has seen of a case, newest first; a former one opens the case as it was then.
struct HistoryLines {
    private let desk: Desk
    /// The object on screen, which need not be opened from here.
    private let subject: String
    private var isStill = true

    /// An order's history and, below it, that of each of its analyses.
    static func write(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        var lines = HistoryLines(desk: desk, subject: order.id.rawValue)
        lines.head(&document)
        lines.add(try desk.reader.history(of: order.id), "Order \(order.label)", &document)
        for analysis in try desk.reader.analyses(of: order.id) {
            lines.add(try desk.reader.history(of: analysis.id), analysis.type.wire, &document)
        }
        lines.foot(&document)
    }

    /// An analysis's history.
    static func write(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        var lines = HistoryLines(desk: desk, subject: analysis.id.rawValue)
        lines.head(&document)
        lines.add(try desk.reader.history(of: analysis.id), analysis.title, &document)
        lines.foot(&document)
    }

    private func head(_ document: inout Document) {
        document.add(Line(Self.row(["verdict", "state", "not later than", "seen here"]), .dim))
    }

    private mutating func add(_ versions: [Version], _ title: String, _ document: inout Document) {
        if versions.count > 1 { isStill = false }
        document.heading(title)
        for version in versions.reversed() {
            let status = version.verdict.text(desk.glyphs)
            let isHere = version.id == subject && version.seq == desk.version
            let seen = version.seen.map { Moment.short($0, now: desk.look.now) } ?? "at first sight"
            let rest = [version.state.words, Moment.short(version.by, now: desk.look.now), seen]
            let sign = version.seq == nil ? "now" : isHere ? "shown" : ""
            let spans = [
                Text(Self.row([status.text]), status.role), Text(Self.row(rest, from: 1)), Text(sign, .accent),
            ]
            document.add(Line(spans, target: isHere ? nil : target(version)))
            guard let decision = version.operatorDecision else { continue }
            document.paragraph("operator decided \(decision.words)", .dim, indent: 4)
        }
    }

    private func foot(_ document: inout Document) {
        document.blank()
        if isStill { document.paragraph("This mirror has seen no other status of it.", .dim) }
        let words = """
            “Not later than” is the server's clock, “seen here” this machine's. What was before the mirror's first sight \
            is not known to it.
            """
        document.paragraph(words, .dim)
    }

    private func target(_ version: Version) -> Target {
        guard let seq = version.seq else { return .object(version.noun, id: version.id) }
        return .version(version.noun, id: version.id, seq: seq)
    }

    private static func row(_ texts: [String], from column: Int = 0) -> String {
        zip([24, 13, 16, 16].dropFirst(column), texts).map { width, text in
            let lead = width == 24 ? "  " : ""
            return lead + TextWidth.fit(text, width: width - lead.count, align: .left)
        }.joined()
    }
}
