import Canvas
import OzModel
import Store

/// How an analysis is told in a line or a few, wherever one stands.
enum AnalysisLines {
    /// Type, verdict, the reading, and the bar where there is room; `enter` opens it.
    static func brief(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let verdict = desk.look.verdict(of: analysis)
        let type = TextWidth.fit(analysis.type.wire, width: 11, align: .left)
        let word = TextWidth.fit(verdict.text, width: 20, align: .left)
        let target = Target.object(.analyses, id: analysis.id.rawValue)
        let room = document.width - 2 - 11 - 20
        let parts = TextWidth.wrap(Sanitizer.clean(analysis.explanation), width: max(16, room))
        let first = Text(room >= 24 ? parts.first ?? "" : "")
        document.add(Line([Text("  \(type)"), Text(word, verdict.role), first], target: target))
        let rest = room >= 24 ? parts.dropFirst() : parts[...]
        for part in rest {
            let indent = room >= 24 ? 2 + 11 + 20 : 4
            document.add(Line(String(repeating: " ", count: indent) + part))
        }
        if let score = analysis.score {
            let bar = ScoreBar.spans(score, width: min(40, document.width - 13), glyphs: desk.glyphs)
            document.add(Line([Text(String(repeating: " ", count: 13))] + bar))
        }
        // Of a former version only the analysis itself is known, not its text.
        if desk.version == nil { try HitLines(analysis, desk)?.brief(&document, indent: 13) }
    }

    /// Everything that fits in a few lines.
    static func card(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        document.blank()
        try brief(analysis, &document, desk)
        let made = analysis.operatorDecision.map { "operator decided \($0.words)" }
        let when = "created \(Moment.full(analysis.created))"
        document.paragraph([when, made].compactMap(\.self).joined(separator: ", "), .dim, indent: 13)
        if let comment = desk.look.personal(analysis.comment) { document.paragraph("“\(comment)”", indent: 13) }
    }
}

/// How a medium is told in a few lines.
enum MediaLines {
    static func card(_ medium: Media, _ document: inout Document, _ desk: Desk) {
        let kind = TextWidth.fit(medium.kind.words, width: 11, align: .left)
        document.add(
            Line(
                [Text("  \(kind)", .dim), Text(desk.look.personal(medium.name) ?? medium.id.rawValue)],
                target: .object(.media, id: medium.id.rawValue)))
        let facts = [
            medium.pixels, medium.duration.map(Amounts.seconds), medium.size.map(Amounts.bytes), medium.mimeType,
        ]
        document.paragraph(facts.compactMap(\.self).joined(separator: "  "), .dim, indent: 13)
        document.paragraph(medium.tags.joined(separator: " "), .dim, indent: 13)
    }
}

extension Media {
    /// `720×1280`, as far as known.
    var pixels: String? {
        guard let width, let height else { return nil }
        return "\(width)×\(height)"
    }
}
