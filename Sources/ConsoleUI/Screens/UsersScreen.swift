import Canvas
import OzModel
import Store

/// Users this log-in may see.
enum UsersScreen: ListScreen {
    static let noun = Noun.users
    static let title = "Users"
    static let key = "6"
    static let names = ["users", "user"]
    static let defaultSort = Sort(key: "email", descending: false)
    static let empty = "No users in the mirror: this role may not see them, or the first sync has not come so far."

    static let columns: [Column<User>] = [
        Column("email", "E-MAIL", width: 20...40, rank: 0, sort: "email") {
            Text($0.email ?? $1.glyphs.none)
        },
        Column("last_name", "NAME", width: 12...28, rank: 2, sort: "last_name") {
            Text($0.fullName.isEmpty ? $1.glyphs.none : $0.fullName)
        },
        Column("user_type", "ROLE", width: 15...15, rank: 1, sort: "user_type") { user, _ in Text(user.role.wire) },
        Column("company", "COMPANY", width: 14...28, rank: 3, sort: "company") {
            Text($0.companyName ?? $0.companyID?.rawValue ?? $1.glyphs.none)
        },
        Column("may_start", "MAY START", width: 9...9, rank: 5) { user, _ in
            Text(user.startLetters, .dim)
        },
        Column("is_service", "SERVICE", width: 7...7, rank: 4, sort: "is_service") {
            Text($0.isService ? "service" : $1.glyphs.none, .dim)
        },
        Column("time_created", "CREATED", width: 14...14, rank: 6, sort: "time_created", descendsFirst: true) {
            Text($0.created.moment($1), .time)
        },
        Column("user_id", "ID", width: 8...36, rank: 7) { user, _ in Text(user.id.rawValue, .id) },
    ]
}
