import Canvas
import OzModel
import Store

/// An order opened: what was decided and why, its media, analyses and metadata, and the server's own text.
enum OrderDetail: ObjectDetail {
    static let noun = Noun.orders
    static let tabs = Tab.allCases.map(\.rawValue)

    /// What an order opens into, as the operator reads it.
    private enum Tab: String, CaseIterable {
        case summary = "Summary"
        case media = "Media"
        case analyses = "Analyses"
        case metadata = "Metadata"
        case person = "Person"
        case history = "History"
        case raw = "Raw"
    }

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let order = try order(id, desk), order.id.rawValue == id else { return nil }
        var document = Document(title: try Former.title(title(order, desk), desk), width: desk.width)
        switch Tab.allCases[tab] {
        case .summary: try summary(order, &document, desk)
        case .media: try media(order, &document, desk)
        case .analyses: try analyses(order, &document, desk)
        case .metadata: try metadata(order, &document, desk)
        case .person: try PersonLines.write(order, &document, desk)
        case .history: try HistoryLines.write(order, &document, desk)
        case .raw: JSONLines.write(try desk.shownJSON(.orders, id: id), into: &document)
        }
        return document
    }

    private static func order(_ id: String, _ desk: Desk) throws(StoreError) -> Order? {
        guard let seq = desk.version else { return try desk.reader.record(Order.self, id: id) }
        return try desk.reader.order(version: seq)
    }

    private static func analyses(of order: Order, _ desk: Desk) throws(StoreError) -> [Analysis] {
        guard let seq = desk.version else { return try desk.reader.analyses(of: order.id) }
        return try desk.reader.analyses(version: seq)
    }

    private static func title(_ order: Order, _ desk: Desk) -> String {
        let name = desk.look.personal(order.personName).map { "  \($0)" } ?? ""
        return "\(order.label)\(name)"
    }

    private static func summary(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let analyses = try analyses(of: order, desk)
        let verdict = order.verdict.text(desk.glyphs)
        try Former.note(.orders, id: order.id.rawValue, &document, desk)
        document.add(Line([verdict]))
        let ago = Amounts.ago(desk.look.now - order.updated)
        document.paragraph("last change \(ago), \(Moment.full(order.updated))", .dim)
        if order.verdict == .initial, analyses.isEmpty {
            document.paragraph("No analysis was started on this order yet.", .dim)
        }
        if let worst = analyses.worst, worst.verdict == order.verdict, order.verdict != .success {
            document.paragraph("because of \(worst.type.wire): \(worst.explanation)", verdict.role)
        }
        if desk.version == nil {
            try ExhibitLines.strip(.object(.orders), id: order.id.rawValue, most: 4, &document, desk)
        }
        if !analyses.isEmpty { document.heading("Analyses") }
        for analysis in analyses { try AnalysisLines.brief(analysis, &document, desk) }
        try Timeline.write(order, analyses, &document, desk)
        try DecisionLines.notes(order.id, &document, desk)

        document.heading("Order")
        document.field("Person", desk.look.personal(order.personName))
        document.field("Person key", desk.look.personal(order.personKey), .id)
        document.field("Same person", try PersonLines.brief(order, desk))
        document.field("Transaction", order.transaction, .id)
        document.field(
            "Company", order.companyName ?? order.companyID?.rawValue,
            target: order.companyID.map { .object(.companies, id: $0.rawValue) })
        document.field(
            "User", order.userName ?? order.userID?.rawValue,
            target: order.userID.map { .object(.users, id: $0.rawValue) })
        document.field("State", order.state.words)
        document.field("Comment", desk.look.personal(order.comment))
        document.field("Media", order.mediaWords)
        document.field("Archived", order.isArchived ? "yes" : nil)
        document.field("Id", order.id.rawValue, .id)
        try FrontEndLines.write(order, &document, desk)
    }

    private static func media(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        Former.mediaNote(&document, desk)
        let media = try desk.reader.media(of: order.id)
        if media.isEmpty { document.paragraph("No media of this order in the mirror.", .dim) }
        try ExhibitLines.strip(.object(.orders), id: order.id.rawValue, most: 40, &document, desk)
        document.blank()
        for medium in media { MediaLines.card(medium, &document, desk) }
    }

    private static func analyses(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let analyses = try analyses(of: order, desk)
        if analyses.isEmpty { document.paragraph("No analysis was started on this order yet.", .dim) }
        for analysis in analyses { try AnalysisLines.card(analysis, &document, desk) }
    }

    private static func metadata(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let metadata = try desk.metadata(of: order)
        try FrontEndLines.all(order, &document, desk)
        if metadata == nil { document.paragraph("This order carries no metadata.", .dim) }
        if metadata != nil { document.heading("As it was sent") }
        JSONLines.write(desk.look.personal(metadata: metadata), into: &document)
        guard let technical = try desk.metadata(of: order, technical: true), technical != "{}" else { return }
        document.heading("Technical, for modules of the server")
        JSONLines.write(desk.look.personal(metadata: technical), into: &document)
    }
}

extension [Analysis] {
    /// The analysis that decides an order's verdict: the worst one. [D statistics page; the rank of FAILED is assumed]
    var worst: Analysis? {
        let rank: [Verdict] = [.failed, .declined, .operatorRequired, .processing, .initial, .success]
        return self.min { (rank.firstIndex(of: $0.verdict) ?? 9) < (rank.firstIndex(of: $1.verdict) ?? 9) }
    }
}
