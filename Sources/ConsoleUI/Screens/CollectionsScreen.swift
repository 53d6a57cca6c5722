import Canvas
import OzModel
import Store

/// Collections of faces that COLLECTION analyses search.
enum CollectionsScreen: ListScreen {
    static let noun = Noun.collections
    static let title = "Collections"
    static let key = "5"
    static let names = ["collections", "collection", "lists"]
    static let defaultSort = Sort(key: "alias", descending: false)
    static let empty = "No collections in the mirror: this server has none, or this role may not see them."

    static let columns: [Column<Collection>] = [
        Column("alias", "ALIAS", width: 12...40, rank: 0, sort: "alias") {
            Text($0.alias ?? $1.glyphs.none)
        },
        Column("company", "COMPANY", width: 12...30, rank: 1, sort: "company") {
            Text($0.companyName ?? $0.companyID?.rawValue ?? $1.glyphs.none)
        },
        Column("time_created", "CREATED", width: 14...14, rank: 2, sort: "time_created", descendsFirst: true) {
            Text($0.created.moment($1), .time)
        },
        Column("collection_id", "ID", width: 8...36, rank: 3) { collection, _ in
            Text(collection.id.rawValue, .id)
        },
    ]
}
