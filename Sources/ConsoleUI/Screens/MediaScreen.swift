import Canvas
import OzModel
import Store

/// Media of all orders, newest first.
enum MediaScreen: ListScreen {
    static let noun = Noun.media
    static let title = "Media"
    static let key = "4"
    static let names = ["media", "files"]
    static let defaultSort = Sort(key: "time_created", descending: true)
    static let empty =
        "No media in the mirror yet. They arrive with the analyses that use them, or when an order is opened."

    static let columns: [Column<Media>] = [
        Column("time_created", "CREATED", width: 14...14, rank: 0, sort: "time_created", descendsFirst: true) {
            Text($0.created.moment($1), .time)
        },
        Column("media_type", "KIND", width: 9...9, rank: 1, sort: "kind") { media, _ in Text(media.kind.words) },
        Column("original_name", "NAME", width: 12...32, rank: 0, sort: "original_name") {
            Text($1.personal($0.name) ?? $1.glyphs.none)
        },
        Column("tags", "TAGS", width: 12...44, rank: 3) { media, _ in
            Text(media.tags.joined(separator: " "), .dim)
        },
        Column("size", "SIZE", width: 8...8, rank: 4, align: .right, sort: "size", descendsFirst: true) {
            Text($0.size.map(Amounts.bytes) ?? $1.glyphs.none, .number)
        },
        Column("duration", "LENGTH", width: 6...6, rank: 5, align: .right, sort: "duration", descendsFirst: true) {
            Text($0.duration.map(Amounts.seconds) ?? $1.glyphs.none, .number)
        },
        Column("order", "ORDER", width: 12...20, rank: 2, sort: "order") { media, _ in
            Text(media.orderLabel ?? media.orderID?.rawValue ?? "", .id)
        },
        Column("media_id", "ID", width: 8...36, rank: 10) { media, _ in Text(media.id.rawValue, .id) },
    ]
}
