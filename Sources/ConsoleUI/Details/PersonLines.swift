import Canvas
import OzModel
import Store

/// Where else a person has been seen: by the person key of the metadata, or in a collection.
enum PersonLines {
    /// The tab of an order, also shown for its analyses.
    static func write(_ order: Order, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let found = try desk.reader.others(samePersonAs: order)
        document.field("Person", desk.look.personal(order.personName))
        if let key = order.personKey {
            document.field("Person key", desk.look.personal(key), .id)
        } else {
            let paths = try desk.reader.personPaths().joined(separator: ", ")
            document.field("Person key", "this order carries none of the configured person keys: \(paths)", .dim)
        }
        document.field("Collection", try searches(order, desk))
        for search in try desk.reader.analyses(of: order.id) {
            try HitLines(search, desk)?.brief(&document, indent: Document.labelWidth)
        }
        document.heading("Other orders of this person")
        guard !found.others.isEmpty else {
            document.paragraph("There is none in this mirror.", .dim)
            return
        }
        let cut = found.isCut ? ": these are the newest, there are more" : ""
        document.paragraph(tally(found.others, desk.glyphs) + cut, .dim)
        document.blank()
        document.add(Line(row("  verdict", "created", "same", "order"), .dim))
        for other in found.others { document.add(line(other, desk)) }
    }

    /// The same in one line: `3 other orders with this key (2 ✓, 1 ✗); no hit in blacklist`.
    static func brief(_ order: Order, _ desk: Desk) throws(StoreError) -> String {
        "\(try byKey(order, desk)); \(try searches(order, desk))"
    }

    private static func byKey(_ order: Order, _ desk: Desk) throws(StoreError) -> String {
        guard order.personKey != nil else { return "no person key" }
        let found = try desk.reader.others(samePersonAs: order)
        let others = found.others.filter(\.sharesKey)
        guard !others.isEmpty else { return "no other order with this key" }
        let words = tally(others, desk.glyphs, "with this key")
        return found.isCut ? "at least \(words)" : words
    }

    /// `3 other orders (2 ✓, 1 ✗)`.
    private static func tally(_ others: [SamePerson.Other], _ glyphs: Glyphs, _ which: String = "") -> String {
        let known: [Verdict] = [.success, .declined, .operatorRequired, .failed, .processing, .finished]
        let counts = others.reduce(into: [:]) { $0[$1.order.verdict.glyph(glyphs), default: 0] += 1 }
        let parts = known.map { $0.glyph(glyphs) }.compactMap { sign in counts[sign].map { "\($0) \(sign)" } }
        let noun = others.count == 1 ? "other order" : "other orders"
        return [String(others.count), noun, which, "(\(parts.joined(separator: ", ")))"].filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    /// What the order's searches in collections found.
    private static func searches(_ order: Order, _ desk: Desk) throws(StoreError) -> String {
        let searches = try desk.reader.analyses(of: order.id).filter { $0.type == .collection || $0.personID != nil }
        let words = searches.map { search in
            let alias = search.collectionAlias ?? "a collection"
            if let person = search.personID { return "person \(person.prefix(8)) of \(alias)" }
            if search.state == .failed || search.verdict == .failed { return "the search in \(alias) failed" }
            return search.state.isDone ? "no hit in \(alias)" : "the search in \(alias) is \(search.state.words)"
        }
        return words.isEmpty ? "no collection was searched" : words.joined(separator: ", ")
    }

    private static func line(_ other: SamePerson.Other, _ desk: Desk) -> Line {
        let order = other.order
        let verdict = order.verdict.text(desk.glyphs)
        let reason = [other.sharesKey ? "key" : nil, other.hit == nil ? nil : "hit"].compactMap(\.self)
        let name = desk.look.personal(order.personName).map { "  \($0)" } ?? ""
        let rest = row(
            nil, Moment.short(order.created, now: desk.look.now), reason.joined(separator: " and "),
            "\(order.label)\(name)")
        let lead = TextWidth.fit("  \(verdict.text)", width: 24, align: .left)
        return Line([Text(lead, verdict.role), Text(rest)], target: .object(.orders, id: order.id.rawValue))
    }

    private static func row(_ verdict: String?, _ created: String, _ reason: String, _ order: String) -> String {
        let lead = verdict.map { TextWidth.fit($0, width: 24, align: .left) } ?? ""
        return lead + TextWidth.fit(created, width: 16, align: .left) + TextWidth.fit(reason, width: 13, align: .left)
            + order
    }
}
