import Canvas
import OzModel
import Store

/// Orders (folders in the API), newest first.
enum OrdersScreen: ListScreen {
    static let noun = Noun.orders
    static let title = "Orders"
    static let key = "2"
    static let names = ["orders", "order", "folders", "folder", "requests"]
    static let defaultSort = Sort(key: "time_created", descending: true)
    static let empty = "No orders in the mirror yet. They appear here as they arrive; r asks the server now."

    static let columns: [Column<Order>] = [
        Column("time_created", "CREATED", width: 14...14, rank: 0, sort: "time_created", descendsFirst: true) {
            Text(Moment.short($0.created, now: $1.now), .time)
        },
        Column("resolution_status", "VERDICT", width: 10...19, rank: 0, sort: "verdict") {
            $1.verdict(of: $0)
        },
        Column("types", "TYPES", width: 7...7, rank: 3, sort: "types") { order, _ in
            Text(order.types.map { String($0.letter) }.joined(separator: " "), .text)
        },
        Column("media_count", "MEDIA", width: 5...5, rank: 6, align: .right, sort: "media_count", descendsFirst: true) {
            Text($0.mediaWords ?? $1.glyphs.none, .number)
        },
        Column("person_name", "PERSON", width: 14...26, rank: 2, sort: "person_name") {
            Text($1.personal($0.personName) ?? $1.glyphs.none)
        },
        Column("company", "COMPANY", width: 14...24, rank: 4, sort: "company") {
            Text($0.companyName ?? $0.companyID?.rawValue ?? $1.glyphs.none)
        },
        Column("user", "USER", width: 20...32, rank: 7, sort: "user") {
            Text($0.userName ?? $0.userID?.rawValue ?? $1.glyphs.none, .dim)
        },
        Column("person_key", "PERSON KEY", width: 12...16, rank: 8, sort: "person_key") {
            Text($1.personal($0.personKey) ?? $1.glyphs.none, .id)
        },
        Column("state", "STATE", width: 10...12, rank: 9, sort: "state") { order, _ in
            Text(order.state.words, .dim)
        },
        Column("transaction_id", "TRANSACTION", width: 12...20, rank: 5, sort: "transaction_id") {
            Text($0.transaction ?? $1.glyphs.none, .id)
        },
        Column("folder_id", "ID", width: 8...36, rank: 10) { order, _ in Text(order.id.rawValue, .id) },
    ]
}
