import Canvas
import OzModel
import Store

/// A person of a collection opened: photos, what is said of them, and whose orders they were found in.
enum PersonDetail: DetailScreen {
    static let subject = Subject.person
    static let tabs = Tab.allCases.map(\.rawValue)

    /// What a person opens into.
    private enum Tab: String, CaseIterable {
        case summary = "Summary"
        case hits = "Hits"
        case raw = "Raw"
    }

    /// The hits that the first tab has room for.
    private static let briefly = 10

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let key = PersonKey(id) else { return nil }
        let entry = desk.person(key, whole: true)
        let name = desk.look.personal(entry?.person.name) ?? "person \(key.person.short)"
        let alias = try desk.reader.record(OzModel.Collection.self, id: key.collection.rawValue)?.alias
        var document = Document(title: alias.map { "\(name) of \($0)" } ?? name, width: desk.width)
        if let refusal = desk.roster?.refusal(.person(key)) {
            document.paragraph(refusal, .noticeWarning)
            document.blank()
        }
        switch Tab.allCases[tab] {
        case .summary: try summary(key, entry, alias, &document, desk)
        case .hits: try hits(key, most: nil, &document, desk)
        case .raw:
            if let json = entry?.json {
                JSONLines.write(desk.look.personal(json: json), into: &document)
            } else {
                document.paragraph(desk.excuse(.person(key)), .dim)
            }
        }
        return document
    }

    private static func summary(
        _ key: PersonKey, _ entry: Roster.Entry?, _ alias: String?, _ document: inout Document, _ desk: Desk
    ) throws(StoreError) {
        if entry == nil, desk.roster?.refusal(.person(key)) == nil {
            document.paragraph(desk.excuse(.person(key)), .dim)
        }
        try ExhibitLines.strip(.person, id: key.place, most: 8, &document, desk)
        document.blank()
        document.field("Name", desk.look.personal(entry?.person.name))
        document.field(
            "Collection", alias ?? key.collection.rawValue, target: .object(.collections, id: key.collection.rawValue))
        document.field("Photos", entry.map { Amounts.count($0.person.photos.count) }, .number)
        document.field("Created", entry?.person.created.map(Moment.full), .time)
        document.field("Id", key.person.rawValue, .id)
        for photo in entry?.person.photos ?? [] {
            let words = [desk.look.personal(photo.name), photo.tags.joined(separator: " ")].compactMap(\.self)
            document.field("Photo", words.filter { !$0.isEmpty }.joined(separator: "  "), .dim)
        }
        let fields = PersonWords.fields(entry?.json.flatMap { JSONValue(parsing: $0) }?["meta_data"])
        if !fields.isEmpty { document.heading("Metadata") }
        for field in fields {
            let value = desk.look.personal(field.value) ?? ""
            let fits = TextWidth.columns(field.label) < Document.labelWidth
            if fits { document.field(field.label, value) } else { document.paragraph("\(field.label): \(value)") }
        }
        document.heading("Hits")
        try hits(key, most: briefly, &document, desk)
    }

    private static func hits(
        _ key: PersonKey, most: Int?, _ document: inout Document, _ desk: Desk
    ) throws(StoreError) {
        let (found, isCut) = try desk.reader.analyses(hitting: key.person, most: most ?? MirrorReader.mostHits)
        guard !found.isEmpty else {
            document.paragraph("No search in this mirror has this person for its best hit.", .dim)
            return
        }
        let count = found.count == 1 ? "1 search" : "\(Amounts.count(found.count)) searches"
        let cut = isCut ? "the newest of more" : "newest first"
        document.paragraph("the best hit of \(count)\(found.count == 1 ? "" : ", \(cut)")", .dim)
        document.add(Line(row("  verdict", "searched", "confidence", "order"), .dim))
        for analysis in found { document.add(line(analysis, desk)) }
        if isCut, most != nil { document.paragraph("more are on the tab Hits", .dim, indent: 2) }
    }

    private static func line(_ analysis: Analysis, _ desk: Desk) -> Line {
        let verdict = desk.look.verdict(of: analysis)
        let name = desk.look.personal(analysis.personName).map { "  \($0)" } ?? ""
        let order = "\(analysis.orderLabel ?? analysis.orderID?.short ?? "")\(name)"
        let rest = row(
            nil, Moment.short(analysis.created, now: desk.look.now), analysis.score?.reading.comparison ?? "", order)
        let lead = TextWidth.fit("  \(verdict.text)", width: 24, align: .left)
        let target = analysis.orderID.map { Target.object(.orders, id: $0.rawValue) }
        return Line([Text(lead, verdict.role), Text(Sanitizer.clean(rest))], target: target)
    }

    private static func row(_ verdict: String?, _ when: String, _ confidence: String, _ order: String) -> String {
        let lead = verdict.map { TextWidth.fit($0, width: 24, align: .left) } ?? ""
        return lead + TextWidth.fit(when, width: 16, align: .left) + TextWidth.fit(confidence, width: 15, align: .left)
            + order
    }
}
