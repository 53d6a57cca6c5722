import Canvas
import OzModel
import Store

/// A medium opened, as a text card.
enum MediaDetail: ObjectDetail {
    static let noun = Noun.media
    static let tabs = ["Summary", "Raw"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let medium = try desk.reader.record(Media.self, id: id) else { return nil }
        var document = Document(title: desk.look.personal(medium.name) ?? "medium \(id)", width: desk.width)
        if tab == 1 {
            JSONLines.write(try desk.shownJSON(.media, id: id), into: &document)
            return document
        }
        try ExhibitLines.large(medium, &document, desk)
        document.field("Kind", medium.kind.words)
        document.field("Name", desk.look.personal(medium.name))
        document.field("Type", medium.mimeType)
        document.field("Size", medium.size.map(Amounts.bytes), .number)
        document.field("Pixels", medium.pixels, .number)
        document.field("Length", medium.duration.map(Amounts.seconds), .number)
        document.field("Tags", medium.tags.joined(separator: " "))
        document.field("Created", medium.created.map(Moment.full), .time)
        document.field(
            "Order", medium.orderLabel ?? medium.orderID?.rawValue, .id,
            target: medium.orderID.map { .object(.orders, id: $0.rawValue) })
        document.field("Id", medium.id.rawValue, .id)
        return document
    }
}
