import Canvas
import OzModel
import Store

/// A company opened.
enum CompanyDetail: ObjectDetail {
    static let noun = Noun.companies
    static let tabs = ["Summary", "Raw"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let company = try desk.reader.record(Company.self, id: id) else { return nil }
        var document = Document(title: company.name ?? "company \(id)", width: desk.width)
        if tab == 1 {
            JSONLines.write(try desk.reader.json(.companies, id: id), into: &document)
            return document
        }
        document.field("Name", company.name)
        document.field("Created", company.created.map(Moment.full), .time)
        document.field("Id", company.id.rawValue, .id)
        document.blank()
        document.field(
            "Orders", "\(Amounts.count(company.orderCount)) in the mirror", .accent,
            target: .list(.orders, scope: .company(company.id.rawValue)))
        document.field(
            "Users", "\(Amounts.count(company.userCount)) in the mirror", .accent,
            target: .list(.users, scope: .company(company.id.rawValue)))
        return document
    }
}
