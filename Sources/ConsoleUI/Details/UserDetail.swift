import Canvas
import OzModel
import Store

/// A user opened.
enum UserDetail: ObjectDetail {
    static let noun = Noun.users
    static let tabs = ["Summary", "Raw"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let user = try desk.reader.record(User.self, id: id) else { return nil }
        var document = Document(title: user.email ?? "user \(id)", width: desk.width)
        if tab == 1 {
            JSONLines.write(try desk.reader.json(.users, id: id), into: &document)
            return document
        }
        document.field("E-mail", user.email)
        document.field("Name", user.fullName)
        document.field("Role", user.role.wire)
        document.field(
            "Company", user.companyName ?? user.companyID?.rawValue,
            target: user.companyID.map { .object(.companies, id: $0.rawValue) })
        document.field("Service", user.isService ? "yes: a machine's account with a long-lived token" : "no")
        document.field("Active", user.isActive.map { $0 ? "yes" : "no" })
        let barred = AnalysisType.known.filter { user.mayStart[$0] == false }.map(\.wire)
        document.field("May start", barred.isEmpty ? "every analysis" : "all but \(barred.joined(separator: ", "))")
        document.field("Created", user.created.map(Moment.full), .time)
        document.field("Id", user.id.rawValue, .id)
        document.blank()
        document.field("Orders", "of this user", .accent, target: .list(.orders, scope: .user(user.id.rawValue)))
        return document
    }
}
