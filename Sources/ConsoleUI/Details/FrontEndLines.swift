import OzModel
import Store

/// What the web page or the app that took the pictures wrote about itself, in people's words.
enum FrontEndLines {
    /// On an order's Summary: what is not said of the order already.
    static func write(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let known: [FrontEndKey.Topic] = [.transaction, .name] + (order.personKey == nil ? [] : [.person])
        let facts = try facts(order, desk).filter { !known.contains($0.topic) }
        guard !facts.isEmpty else { return }
        document.heading("Front end")
        for fact in facts { document.field(fact.topic.rawValue, fact.words) }
    }

    /// Before the metadata itself: all of it that has words.
    static func all(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        for fact in try facts(order, desk) { document.field(fact.topic.rawValue, fact.words) }
    }

    /// Device, system and SDK in one line; nil where nothing is known of them.
    static func brief(_ order: Order, _ desk: Desk) throws(StoreError) -> String? {
        let topics: [FrontEndKey.Topic] = [.device, .system, .kit]
        let facts = try facts(order, desk).filter { topics.contains($0.topic) }
        let words = facts.map { $0.topic == .device ? $0.words : "\($0.topic.rawValue) \($0.words)" }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    static func facts(_ order: Order, _ desk: Desk) throws(StoreError) -> [FrontEnd.Fact] {
        var texts: [String] = []
        for technical in [false, true] {
            if let text = try desk.metadata(of: order, technical: technical) { texts.append(text) }
        }
        let tags = try desk.reader.media(of: order.id).flatMap(\.tags)
        return FrontEnd.facts(texts.compactMap { JSONValue(parsing: $0) }, tags: tags).map { fact in
            var shown = fact
            if fact.isPersonal { shown.words = desk.look.personal(fact.words) ?? "" }
            return shown
        }
    }
}
