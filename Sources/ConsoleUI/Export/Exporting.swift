import OzModel
import Store

/// Orders that leave the console as evidence.
let exportCommands: [Command] = [
    Command(
        "export", keys: ["e"], help: "export as evidence", names: ["export"], refusal: Exporting.needsOrder,
        action: Exporting.menu)
]

/// Which orders are meant, and what of them goes along.
enum Exporting {
    @Sendable static func needsOrder(_ context: Context) -> String? {
        if context.state.identity.owner == nil { return "nobody is logged in: :login brings the log-in" }
        return orders(context).isEmpty ? "select an order first" : nil
    }

    /// Nothing leaves by one key: what goes along is chosen first.
    @Sendable static func menu(_ context: Context) -> Action? {
        let orders = orders(context)
        guard let first = orders.first else { return nil }
        func item(_ label: String, _ note: String, isMasked: Bool, withScores: Bool) -> Menu.Item {
            let wish = ExportWish(orders: orders, isMasked: isMasked, withScores: withScores)
            return Menu.Item(label: label, note: note, action: .export(wish))
        }
        let items = [
            item("without scores", "JSON, pictures, decisions", isMasked: false, withScores: false),
            item("with scores", "and thresholds", isMasked: false, withScores: true),
            item("masked", "no names, no pictures", isMasked: true, withScores: false),
        ]
        let what = orders.count == 1 ? context.models.words(for: .order(first)) : nil
        let title =
            "Export \(what.map { String($0.dropFirst("of ".count)) } ?? "\(Amounts.count(orders.count)) orders")"
        // Whoever has masked the screen does not mean to write down what it hides.
        return .ask(.menu(Menu(title: title, items: items, cursor: context.state.isMasked ? 2 : 0)))
    }

    static func orders(_ context: Context) -> [String] {
        let (state, models) = (context.state, context.models)
        if let viewer = state.viewer { return unique([viewer.noun.flatMap { models.order(of: $0, id: viewer.id) }]) }
        if let detail = state.detail { return unique([detail.noun.flatMap { models.order(of: $0, id: detail.id) }]) }
        guard let list = state.list else { return [] }
        let marks = Marking.marked(list, context) ?? list.marks
        let ids = marks.isEmpty ? [models.window(list, in: state)?.cursorMark?.id].compactMap(\.self) : marks.sorted()
        return unique(ids.map { models.order(of: list.noun, id: $0) })
    }

    private static func unique(_ ids: [String?]) -> [String] {
        var seen: Set<String> = []
        return ids.compactMap(\.self).filter { seen.insert($0).inserted }
    }
}

extension ViewModels {
    /// The order that an object is, or is of.
    func order(of noun: Noun, id: String) -> String? {
        switch noun {
        case .orders: id
        case .analyses:
            (attempt { () throws(StoreError) in try reader.record(Analysis.self, id: id) } ?? nil)?.orderID?.rawValue
        case .media: order(ofMedium: id)
        case .users, .companies, .collections: nil
        }
    }
}
