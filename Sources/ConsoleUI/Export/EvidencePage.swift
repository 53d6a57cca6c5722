import Canvas
import OzModel
import Store

/// One order as a page that opens without a network: what was checked, decided and sent, and what could not be had.
public struct EvidencePage {
    /// A file of the order beside the page.
    public struct Figure: Sendable {
        /// As seen from the page.
        public let path: String
        public let caption: String
        public let kind: EvidenceFile.Kind

        public init(path: String, caption: String, kind: EvidenceFile.Kind) {
            self.path = path
            self.caption = caption
            self.kind = kind
        }
    }

    /// Where and when the bundle was made, and by whom.
    public struct Origin: Sendable {
        public let server: String
        public let author: String
        public let version: String
        /// Epoch seconds.
        public let time: Double

        public init(server: String, author: String, version: String, time: Double) {
            self.server = server
            self.author = author
            self.version = version
            self.time = time
        }

        /// `exported by jane@acme.test on 2026-11-22 13:58:40 CET from https://…, ozc 0.1.0`.
        var words: String { "Exported by \(author) on \(Moment.full(time)) from \(server), ozc \(version)." }
    }

    let order: Order
    let wish: ExportWish
    let desk: Desk
    let figures: [Figure]
    let missing: [String]
    let audit: [AuditEntry]
    let decisions: [OutboxRow]

    /// nil when the order is not in the mirror.
    ///
    /// - Parameters:
    ///   - missing: what could not be had, in words.
    public init?(
        order id: String, _ wish: ExportWish, origin: Origin, figures: [Figure], missing: [String],
        reader: MirrorReader, ledger: LedgerReader
    ) throws(StoreError) {
        guard let order = try reader.record(Order.self, id: id) else { return nil }
        self.order = order
        self.wish = wish
        self.figures = figures
        self.missing = missing
        self.origin = origin
        var look = Look(glyphs: .unicode, now: origin.time)
        look.isMasked = wish.isMasked
        desk = Desk(reader: reader, ledger: ledger, look: look, width: 110)
        let evidence = try LedgerEvidence(of: order.id, reader, ledger)
        audit = evidence.audit
        decisions = evidence.decisions
    }

    private let origin: Origin

    /// The page; everything in it is escaped.
    public func html() throws(StoreError) -> String {
        let look = desk.look
        var page = HTMLPage(title: "Order \(order.label)")
        page.paragraph(origin.words, isNote: true)
        for sentence in Self.limits(wish) { page.paragraph(sentence, isNote: true) }
        if !missing.isEmpty {
            page.heading("Not in this bundle")
            page.list(missing)
        }
        page.heading("Order")
        page.fields([
            ("Verdict", order.verdict.words), ("State", order.state.words),
            ("Person", look.personal(order.personName)), ("Person key", look.personal(order.personKey)),
            ("Transaction", order.transaction), ("Company", order.companyName ?? order.companyID?.rawValue),
            ("User", look.personal(order.userName) ?? order.userID?.rawValue),
            ("Comment", look.personal(order.comment)), ("Created", Moment.full(order.created)),
            ("Last change", Moment.full(order.updated)), ("Archived", order.isArchived ? "yes" : nil),
            ("Id", order.id.rawValue),
        ])
        let facts = try FrontEndLines.facts(order, desk)
        if !facts.isEmpty { page.heading("Front end") }
        page.fields(facts.map { ($0.topic.rawValue, $0.words) })
        try write(analyses: try desk.reader.analyses(of: order.id), &page)
        if !figures.isEmpty { page.heading("Media") }
        for figure in figures { page.figure(figure.kind, path: figure.path, caption: figure.caption) }
        try writeTimeline(&page)
        writeDecisions(&page)
        if let metadata = look.personal(metadata: try desk.metadata(of: order)) {
            page.heading("Metadata")
            page.preformatted(JSONLines.text(metadata))
        }
        return page.text
    }

    /// What a reader has to know of every bundle made with this wish.
    static func limits(_ wish: ExportWish) -> [String] {
        let masked =
            "What tells who somebody is was masked before it was written here; pictures and films were not copied."
        let scores = "Scores and thresholds were left out."
        return (wish.isMasked ? [masked] : []) + (wish.withScores ? [] : [scores])
    }

    /// The page of the whole bundle: which orders there are, and what is missing of them.
    ///
    /// - Parameter orders: with the folder of each.
    public static func overview(
        _ orders: [(folder: String, label: String, verdict: String)], _ wish: ExportWish, origin: Origin,
        missing: [String]
    ) -> String {
        var page = HTMLPage(title: "Evidence: \(wish.words)")
        page.paragraph(origin.words, isNote: true)
        for sentence in limits(wish) { page.paragraph(sentence, isNote: true) }
        page.paragraph("sha256sum -c SHA256SUMS, in this folder, tells whether a file was changed.", isNote: true)
        for order in orders { page.link("\(order.folder)/index.html", order.label, order.verdict) }
        if !missing.isEmpty {
            page.heading("Not in this bundle")
            page.list(missing)
        }
        return page.text
    }
}
