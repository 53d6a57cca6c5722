import Canvas
import OzModel
import Store

/// A collection opened.
enum CollectionDetail: ObjectDetail {
    static let noun = Noun.collections
    static let tabs = ["Summary", "Raw"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let collection = try desk.reader.record(Collection.self, id: id) else { return nil }
        var document = Document(title: collection.alias ?? "collection \(id)", width: desk.width)
        if tab == 1 {
            JSONLines.write(try desk.reader.json(.collections, id: id), into: &document)
            return document
        }
        document.field("Alias", collection.alias)
        document.field(
            "Company", collection.companyName ?? collection.companyID?.rawValue,
            target: collection.companyID.map { .object(.companies, id: $0.rawValue) })
        document.field("Created", collection.created.map(Moment.full), .time)
        document.field("Id", collection.id.rawValue, .id)
        try MemberLines.write(collection, &document, desk)
        return document
    }
}
