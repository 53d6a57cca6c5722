import OzModel
import Store

/// What tells a case as it was from the case as it is.
enum Former {
    /// `BIOMETRY of tr-0001, as it was until today 14:02:11`.
    static func title(_ title: String, _ desk: Desk) throws(StoreError) -> String {
        guard let version = desk.version, let end = try desk.reader.end(version: version) else { return title }
        return "\(title), as it was until \(Moment.short(end, now: desk.look.now))"
    }

    /// How it stands now, and the way there.
    static func note(_ noun: Noun, id: String, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard desk.version != nil, let now = try verdict(noun, id, desk.reader) else { return }
        let words = now.text(desk.glyphs)
        document.add(
            Line(
                [Text("Replaced since: it stands as ", .dim), words, Text(" now", .dim)], target: .object(noun, id: id))
        )
        document.blank()
    }

    /// The mirror keeps what was decided, not which media there were.
    static func mediaNote(_ document: inout Document, _ desk: Desk) {
        if desk.version != nil { document.paragraph("Media are shown as they are now.", .dim) }
    }

    private static func verdict(_ noun: Noun, _ id: String, _ reader: MirrorReader) throws(StoreError) -> Verdict? {
        if noun == .orders { return try reader.record(Order.self, id: id)?.verdict }
        return try reader.record(Analysis.self, id: id)?.verdict
    }
}
