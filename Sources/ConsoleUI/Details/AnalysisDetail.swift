import Canvas
import OzModel
import Store

/// An analysis opened: the verdict explained, the score against its threshold, what it ran on, the server's own text.
enum AnalysisDetail: ObjectDetail {
    static let noun = Noun.analyses
    static let tabs = ["Summary", "Sources", "Raw"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let analysis = try desk.reader.record(Analysis.self, id: id) else { return nil }
        let order = analysis.orderLabel.map { " of \($0)" } ?? ""
        var document = Document(title: "\(analysis.type.wire)\(order)", width: desk.width)
        switch tab {
        case 1: try sources(analysis, &document, desk)
        case 2: JSONLines.write(try desk.reader.json(.analyses, id: id), into: &document)
        default: try summary(analysis, &document, desk)
        }
        return document
    }

    private static func summary(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        try DecisionLines.banner(analysis, &document, desk)
        let verdict = analysis.verdict.text(desk.glyphs)
        document.add(Line([verdict]))
        document.paragraph(analysis.explanation, verdict.role)
        if let score = analysis.score {
            document.blank()
            document.add(Line(ScoreBar.spans(score, width: min(72, document.width), glyphs: desk.glyphs)))
            document.add(Line(ScoreBar.scale(score, width: min(72, document.width), glyphs: desk.glyphs)))
            document.paragraph(score.direction.words, .dim)
        }
        try findings(analysis, &document, desk)

        document.heading("Analysis")
        document.field("Type", analysis.type.wire)
        document.field("State", analysis.state.words)
        document.field("Operator", analysis.operatorDecision?.words)
        document.field("Comment", analysis.comment)
        document.field("Error", analysis.errorMessage, .verdictFailed)
        document.field("Error code", analysis.errorCode, .id)
        document.field("Collection", analysis.collectionAlias)
        document.field(
            "Order", analysis.orderLabel ?? analysis.orderID?.rawValue, .id,
            target: analysis.orderID.map { .object(.orders, id: $0.rawValue) })
        document.field(
            "Company", analysis.companyName ?? analysis.companyID?.rawValue,
            target: analysis.companyID.map { .object(.companies, id: $0.rawValue) })
        document.field("Created", Moment.full(analysis.created), .time)
        document.field("Updated", Moment.full(analysis.updated), .time)
        document.field("Group", analysis.groupID, .id)
        document.field("Id", analysis.id.rawValue, .id)
        let sources = try desk.reader.sources(of: analysis.id)
        if !sources.isEmpty { document.heading("Sources") }
        for medium in sources { MediaLines.card(medium, &document, desk) }
        try DecisionLines.notes(analysis.orderID, &document, desk)
    }

    private static func sources(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let media = try desk.reader.sources(of: analysis.id)
        if media.isEmpty { document.paragraph("The server named no source media.", .dim) }
        for medium in media { MediaLines.card(medium, &document, desk) }
    }

    /// Document fields and collection hits, as the server gave them.
    private static func findings(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard let text = try desk.reader.json(.analyses, id: analysis.id.rawValue) else { return }
        let value = JSONValue(parsing: text)
        let fields = value?["results_data"]?["text_fields"]?.elements ?? []
        if !fields.isEmpty { document.heading("Document fields") }
        for field in fields {
            let visual = field["visual"]?.text ?? ""
            let zone = field["mrz"]?.text
            let note = zone.map { $0 == visual ? "  = MRZ" : "  MRZ says \($0)" } ?? ""
            document.field(field["field_name"]?.text ?? "?", visual + note)
        }
        let hits = (value?["results_media"]?.elements ?? []).flatMap { $0["collection_persons"]?.elements ?? [] }
        if !hits.isEmpty { document.heading("Hits") }
        for hit in hits {
            let score = hit["confidence"]?.number.map { Decimals.texts([$0])[0] } ?? "?"
            document.field("Person", "\(hit["person_id"]?.text ?? "?")  \(score)", .id)
        }
    }
}
