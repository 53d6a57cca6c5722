import Canvas
import OzModel
import Store

/// Who is in a collection, on its page; each person opens.
enum MemberLines {
    static func write(_ collection: OzModel.Collection, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard desk.roster != nil else { return }
        document.heading("Persons")
        guard let members = desk.members(of: collection.id) else {
            document.paragraph(desk.excuse(.everybody(collection.id)), .dim)
            return
        }
        guard !members.persons.isEmpty else {
            document.paragraph("There is nobody in this collection.", .dim)
            return
        }
        let count = members.persons.count
        let total = members.total ?? count
        let all = total == 1 ? "1 person" : "\(Amounts.count(total)) persons"
        document.paragraph(
            count < total ? "the newest \(Amounts.count(count)) of \(all)" : "\(all), newest first", .dim)
        let room = min(40, max(12, document.width - 2 - 10 - 10 - 16))
        document.add(Line(row("  name", "photos", "hits", "created", room), .dim))
        let hits = try desk.reader.hitCounts(of: members.persons.map(\.id))
        for person in members.persons {
            let key = PersonKey(person.id, of: collection.id)
            let text = row(
                "  \(desk.name(key) ?? key.person.short)", Amounts.count(person.photos.count),
                Self.words(hits[person.id] ?? 0),
                person.created.map { Moment.short($0, now: desk.look.now) } ?? "", room)
            document.add(Line([Text(text)], target: key.target))
        }
    }

    private static func words(_ hits: Int) -> String {
        hits > MirrorReader.mostHitsCounted ? "\(MirrorReader.mostHitsCounted)+" : "\(hits)"
    }

    private static func row(_ name: String, _ photos: String, _ hits: String, _ created: String, _ room: Int) -> String
    {
        TextWidth.fit(Sanitizer.clean(name), width: room, align: .left) + "  "
            + TextWidth.fit(photos, width: 8, align: .left) + TextWidth.fit(hits, width: 8, align: .left) + created
    }
}
