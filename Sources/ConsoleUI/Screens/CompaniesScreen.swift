import Canvas
import OzModel
import Store

/// Companies this log-in may see.
enum CompaniesScreen: ListScreen {
    static let noun = Noun.companies
    static let title = "Companies"
    static let key = "7"
    static let names = ["companies", "company"]
    static let defaultSort = Sort(key: "name", descending: false)
    static let empty = "No companies in the mirror: this role may not see them, or the first sync has not come so far."

    static let columns: [Column<Company>] = [
        Column("name", "NAME", width: 16...40, rank: 0, sort: "name") {
            Text($0.name ?? $1.glyphs.none)
        },
        Column(
            "user_count", "USERS SEEN", width: 10...10, rank: 1, align: .right, sort: "user_count", descendsFirst: true
        ) {
            company, _ in Text(Amounts.count(company.userCount), .number)
        },
        Column(
            "order_count", "ORDERS SEEN", width: 11...11, rank: 1, align: .right, sort: "order_count",
            descendsFirst: true
        ) {
            company, _ in Text(Amounts.count(company.orderCount), .number)
        },
        Column("time_created", "CREATED", width: 14...14, rank: 2, sort: "time_created", descendsFirst: true) {
            Text($0.created.moment($1), .time)
        },
        Column("company_id", "ID", width: 8...36, rank: 3) { company, _ in Text(company.id.rawValue, .id) },
    ]
}
