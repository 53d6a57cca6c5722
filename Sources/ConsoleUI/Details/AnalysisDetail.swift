import Canvas
import OzModel
import Store

/// An analysis opened: the verdict explained, the score against its threshold, what it ran on, the server's own text.
enum AnalysisDetail: ObjectDetail {
    static let noun = Noun.analyses
    static let tabs = Tab.allCases.map(\.rawValue)

    /// What an analysis opens into, as the operator reads it.
    private enum Tab: String, CaseIterable {
        case summary = "Summary"
        case sources = "Sources"
        case person = "Person"
        case history = "History"
        case raw = "Raw"
    }

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let analysis = try analysis(id, desk), analysis.id.rawValue == id else { return nil }
        var document = Document(title: try Former.title(analysis.title, desk), width: desk.width)
        switch Tab.allCases[tab] {
        case .summary: try summary(analysis, &document, desk)
        case .sources: try sources(analysis, &document, desk)
        case .person: try person(analysis, &document, desk)
        case .history: try HistoryLines.write(analysis, &document, desk)
        case .raw: JSONLines.write(try desk.shownJSON(.analyses, id: id), into: &document)
        }
        return document
    }

    private static func analysis(_ id: String, _ desk: Desk) throws(StoreError) -> Analysis? {
        guard let seq = desk.version else { return try desk.reader.record(Analysis.self, id: id) }
        return try desk.reader.analysis(version: seq)
    }

    private static func summary(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        try DecisionLines.banner(analysis, &document, desk)
        let verdict = analysis.verdict.text(desk.glyphs)
        try Former.note(.analyses, id: analysis.id.rawValue, &document, desk)
        document.add(Line([verdict]))
        document.paragraph(analysis.explanation, verdict.role)
        if let score = analysis.score {
            document.blank()
            document.add(Line(ScoreBar.spans(score, width: min(72, document.width), glyphs: desk.glyphs)))
            document.add(Line(ScoreBar.scale(score, width: min(72, document.width), glyphs: desk.glyphs)))
            document.paragraph(score.direction.words, .dim)
        }
        if desk.version == nil {
            try ExhibitLines.strip(.object(.analyses), id: analysis.id.rawValue, most: 3, &document, desk)
        }
        try whose(analysis, &document, desk)
        try DecisionLines.notes(analysis.orderID, &document, desk)
        try findings(analysis, &document, desk)
        try Timeline.write(analysis, &document, desk)

        document.heading("Analysis")
        document.field("Type", analysis.type.wire)
        document.field("State", analysis.state.words)
        document.field("Operator", analysis.operatorDecision?.words)
        document.field("Comment", desk.look.personal(analysis.comment))
        document.field("Error", analysis.errorMessage, .verdictFailed)
        document.field("Error code", analysis.errorCode, .id)
        document.field("Collection", analysis.collectionAlias)
        document.field("Group", analysis.groupID, .id)
        document.field("Id", analysis.id.rawValue, .id)
        let sources = try desk.reader.sources(of: analysis.id)
        if !sources.isEmpty { document.heading("Sources") }
        for medium in sources { MediaLines.card(medium, &document, desk) }
    }

    /// Whom the case is about: what a decision is weighed by beside the number.
    private static func whose(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        document.blank()
        document.field(
            "Order",
            [analysis.orderLabel ?? analysis.orderID?.rawValue, desk.look.personal(analysis.personName)].compactMap(
                \.self
            )
            .joined(separator: "  "), .id,
            target: analysis.orderID.map { .object(.orders, id: $0.rawValue) })
        if let order = try desk.order(of: analysis) {
            document.field("Same person", try PersonLines.brief(order, desk))
            document.field("Taken with", try FrontEndLines.brief(order, desk))
        }
        document.field(
            "Company", analysis.companyName ?? analysis.companyID?.rawValue,
            target: analysis.companyID.map { .object(.companies, id: $0.rawValue) })
        document.field("Sent by", analysis.userName)
    }

    private static func sources(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        Former.mediaNote(&document, desk)
        let media = try desk.reader.sources(of: analysis.id)
        if media.isEmpty { document.paragraph("The server named no source media.", .dim) }
        try ExhibitLines.strip(.object(.analyses), id: analysis.id.rawValue, most: 40, &document, desk)
        document.blank()
        for medium in media { MediaLines.card(medium, &document, desk) }
    }

    private static func person(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard let order = try desk.order(of: analysis) else {
            document.paragraph("The order of this analysis is not in the mirror.", .dim)
            return
        }
        try PersonLines.write(order, &document, desk)
    }

    /// Document fields and collection hits, as the server gave them.
    private static func findings(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard let text = try desk.json(.analyses, id: analysis.id.rawValue) else { return }
        let value = JSONValue(parsing: text)
        let fields = value?["results_data"]?["text_fields"]?.elements ?? []
        if !fields.isEmpty { document.heading("Document fields") }
        for field in fields {
            let visual = field["visual"]?.text ?? ""
            let zone = field["mrz"]?.text
            let note = zone.map { $0 == visual ? "  = MRZ" : "  MRZ says \($0)" } ?? ""
            document.field(field["field_name"]?.text ?? "?", desk.look.personal(visual + note))
        }
        try HitLines(analysis, desk)?.write(&document)
    }
}

extension Analysis {
    /// `BIOMETRY of tr-0001`.
    var title: String { "\(type.wire)\(orderLabel.map { " of \($0)" } ?? "")" }
}
