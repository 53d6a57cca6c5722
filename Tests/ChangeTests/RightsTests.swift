import Foundation
import OzModel
import Remote
import Store
import Sync
import TestSupport
import Testing

/// Each role asks for each change: it is made, or refused here without a call; the server never has to forbid it.
@Suite(.onLanes) struct RightsTests {
    @Test(arguments: ["admin", "operator", "client", "client-admin", "client-operator", "client-service"])
    func noRoleIsForbiddenByTheServer(_ role: String) async throws {
        let home = try Home()
        let log = "\(home.path)/sandbox.log"
        let sandbox = try RunningSandbox(orders: 4, log: log)
        let counter = try await Counter(sandbox, as: role)
        // Somebody who may do everything lays out what is to be changed, in the company of the others.
        let chief = try await Counter(sandbox, as: "admin")
        let keeper = try await Counter(sandbox, as: "client-admin")
        let company = try #require(keeper.author.companyID)
        let stage = try await Stage(chief: chief, keeper: keeper, own: counter, company: company)
        let before = try sandbox.log().entries.count
        var made = 0
        for change in try stage.changes(counter) {
            let outcome = await counter.send(change)
            switch outcome {
            case .done: made += 1
            case .refused(let refusal): #expect(refusal.cause == .notAllowed, "\(role): \(change.sentence): \(refusal)")
            default: Issue.record("\(role): \(change.sentence): \(outcome)")
            }
        }
        let statuses = try sandbox.log().entries.dropFirst(before).filter { $0.user == sandbox.email(role) }
        #expect(!statuses.contains { $0.status == 403 }, "\(statuses.filter { $0.status == 403 }.map(\.path))")
        #expect(made > 0)
        let all = try stage.changes(counter).count
        if role == "admin" { #expect(made == all) }
    }

    @Test func otherCompaniesAreRefusedHere() {
        let author = Author(role: .clientAdmin, companyID: "a", userID: "u")
        for change in [
            Change.renameCompany(Known("b", companyID: "b"), to: "x"),
            .deleteOrder(Known("o", companyID: "b"), with: nil),
            .deleteUser(Known("v", companyID: "b")),
            .addPerson(to: Known("c", companyID: "b"), NewPerson(photos: [])),
        ] {
            #expect(change.refusal(to: author)?.contains("another company") == true, "\(change.sentence)")
        }
    }
}

/// What is there to be changed.
private struct Stage {
    let company: Known<Company>
    let spare: Known<Company>
    let user: Known<User>
    let me: Known<User>
    let order: Known<Order>
    let doomed: Known<Order>
    let medium: Known<Media>
    let analysis: Known<Analysis>
    let collection: Known<OzModel.Collection>
    let spareCollection: Known<OzModel.Collection>
    let person: Known<Person>
    let doomedPerson: Known<Person>
    let photo: Known<Person.Photo>
    let report: Known<Report>
    let template: Known<ReportTemplate>
    let commonTemplate: Known<ReportTemplate>

    init(chief: Counter, keeper: Counter, own: Counter, company id: Company.ID) async throws {
        company = Known(id, "ours", companyID: id)
        let spareID = Company.ID(try #require(await chief.send(.createCompany(name: "Spare")).id))
        spare = Known(spareID, companyID: spareID)
        let made = await chief.send(
            .createUser(
                NewUser(
                    email: "spare@x.test", password: Secret("secret-1"), firstName: "S", lastName: "P", role: .client,
                    company: company)))
        let me = own.author.userID
        user = Known(User.ID(try #require(made.id)), companyID: id, isOwn: false)
        self.me = Known(try #require(me), companyID: own.author.companyID, isOwn: true)
        let files = [try keeper.picture("a.jpg"), try keeper.picture("b.jpg")]
        var orders: [Known<Order>] = []
        for _ in 1...2 {
            let made = await keeper.send(.createOrder(NewOrder(files: files, analyses: [AnalysisWish(.biometry)])))
            orders.append(
                Known(
                    Order.ID(try #require(made.id)), companyID: id, isOwn: keeper.author.userID == me))
        }
        (order, doomed) = (orders[0], orders[1])
        let reader = keeper.mirror.reader
        medium = Known(
            try #require(try reader.media(of: order.id).first?.id), companyID: id, isOwn: order.isOwn)
        analysis = Known(
            try #require(try reader.analyses(of: order.id).first?.id), companyID: id, isOwn: order.isOwn)
        var collections: [Known<OzModel.Collection>] = []
        for alias in ["one", "two"] {
            let made = await keeper.send(.createCollection(alias: alias, of: nil))
            collections.append(Known(OzModel.Collection.ID(try #require(made.id)), companyID: id))
        }
        (collection, spareCollection) = (collections[0], collections[1])
        var persons: [Known<Person>] = []
        for _ in 1...2 {
            let made = await keeper.send(.addPerson(to: collection, NewPerson(photos: files)))
            persons.append(Known(Person.ID(try #require(made.id)), companyID: id))
        }
        (person, doomedPerson) = (persons[0], persons[1])
        let found = try await keeper.api.send(Endpoints.person(person.id, of: collection.id)).person()
        photo = Known(try #require(found.photos.first?.id))
        let written = await keeper.send(.report(.make(of: order, from: nil, name: nil)))
        report = Known(Report.ID(try #require(written.id)))
        let templates = [
            await keeper.send(.report(.makeTemplate(NewTemplate(name: "Ours")))),
            await chief.send(.report(.makeTemplate(NewTemplate(name: "All")))),
        ].compactMap(\.id)
        template = Known(ReportTemplate.ID(try #require(templates.first)), companyID: id)
        commonTemplate = Known(ReportTemplate.ID(try #require(templates.last)))
    }

    /// Each kind of change once, those that delete last.
    func changes(_ counter: Counter) throws -> [Change] {
        let file = try counter.picture("new.jpg")
        return [
            .createCompany(name: "New"), .renameCompany(company, to: "Ours"),
            .createUser(
                NewUser(
                    email: "new@x.test", password: Secret("secret-1"), firstName: "N", lastName: "W",
                    role: .clientOperator, company: company)),
            .updateUser(user, UserEdit(lastName: "X", mayStart: [.quality: false]), now: .client),
            .updateUser(me, UserEdit(middleName: "M"), now: counter.author.role),
            .changePassword(of: user, to: Secret("secret-2")),
            .createOrder(NewOrder(files: [file])), .addMedia(to: order, [file]),
            .runAnalyses(on: order, [AnalysisWish(.biometry)]),
            .editMetaData(of: order, .merge(["k": .string("v")], removing: [])),
            .createCollection(alias: "new", of: company), .addPerson(to: collection, NewPerson(photos: [file])),
            .addPhotos(of: person, in: collection.id, [file]),
            .deletePhoto(photo, of: person, in: collection.id), .deletePerson(doomedPerson, in: collection.id),
            .report(.make(of: order, from: template, name: "New")), .report(.delete(report, of: order)),
            .report(.makeTemplate(NewTemplate(name: "New", text: "so", pictures: [file]))),
            .report(.deleteTemplate(template, isCommon: false)),
            .report(.deleteTemplate(commonTemplate, isCommon: true)),
            .deleteCollection(spareCollection, persons: 0), .deleteMedium(medium, of: order.id),
            .deleteAnalysis(analysis, of: order.id), .deleteOrder(doomed, with: nil), .deleteUser(user),
            .deleteCompany(spare),
        ]
    }
}
