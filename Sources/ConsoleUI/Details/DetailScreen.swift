import Canvas
import OzModel
import Store

/// One kind of object opened: its tabs and their lines.
protocol DetailScreen: SendableMetatype {
    static var subject: Subject { get }
    /// The first is also the preview beside the list.
    static var tabs: [String] { get }
    /// The lines of a tab; nil when the object is not in the mirror.
    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document?
}

/// An object of the server opened.
protocol ObjectDetail: DetailScreen {
    static var noun: Noun { get }
}

extension ObjectDetail {
    static var subject: Subject { .object(noun) }
}

/// Every kind of object that opens.
let detailScreens: [any DetailScreen.Type] = [
    OrderDetail.self, AnalysisDetail.self, MediaDetail.self, CollectionDetail.self, UserDetail.self, CompanyDetail.self,
    OutboxDetail.self, OperationDetail.self, BatchDetail.self, HealthDetail.self, StatisticsDetail.self,
    PersonDetail.self,
]

/// How a kind of object opens.
func detailScreen(of noun: Noun) -> (any DetailScreen.Type)? { detailScreen(of: .object(noun)) }

func detailScreen(of subject: Subject) -> (any DetailScreen.Type)? {
    detailScreens.first { $0.subject == subject }
}

/// What a document is written with: the mirror, the clock and glyphs, the width in columns, and of which moment.
struct Desk {
    let reader: MirrorReader
    /// nil where there is no console: nothing is known of decisions, notes and the audit.
    var ledger: LedgerReader?
    /// Who is logged in.
    var owner: LedgerOwner?
    /// The keys as they are set; nil where nobody presses any.
    var keymap: Keymap?
    let look: Look
    let width: Int
    /// The former version that is opened; nil: as it stands.
    var version: Int64?
    /// What the checklist is made of; nil anywhere else.
    var health: HealthFacts?
    /// What the statistics screen is drawn from; nil elsewhere.
    var charts: ChartDesk?
    /// Whether there is anything that draws pictures; text cards stand for them otherwise.
    var showsPictures = false
    /// Who is in collections; nil where nobody is told of.
    var roster: Roster?
    /// Whether it is opened, and not only shown beside where the cursor is.
    var isOpened = false

    var glyphs: Glyphs { look.glyphs }

    /// The key of a command as people write it; its `:` name where it has none.
    func key(_ command: String) -> String {
        keymap?.firstKey(of: command).map(FooterPaint.plain) ?? ":\(command)"
    }

    /// The object's own text, of the moment that is opened.
    func json(_ noun: Noun, id: String) throws(StoreError) -> String? {
        guard let version else { return try reader.json(noun, id: id) }
        return try reader.json(version: version)
    }

    /// The same as it may be seen.
    func shownJSON(_ noun: Noun, id: String) throws(StoreError) -> String? {
        look.personal(json: try json(noun, id: id))
    }

    /// The caller's metadata of an order, or the modules', of the moment that is opened.
    func metadata(of order: Order, technical: Bool = false) throws(StoreError) -> String? {
        guard let version else { return try reader.metadata(of: order.id, technical: technical) }
        return try reader.metadata(version: version, technical: technical)
    }

    /// The order of an analysis, as it stands.
    func order(of analysis: Analysis) throws(StoreError) -> Order? {
        guard let id = analysis.orderID else { return nil }
        return try reader.record(Order.self, id: id.rawValue)
    }
}
