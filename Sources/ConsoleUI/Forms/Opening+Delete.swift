import OzModel
import Store

extension Opening {
    /// The question before a deletion, with what goes along.
    @Sendable static func delete(_ context: Context) -> Action? {
        if let list = context.state.list, !list.marks.isEmpty {
            return .refuse(
                "one is deleted at a time here: esc takes the marks away; ozc \(list.noun.rawValue) delete takes many")
        }
        if let key = person(context) { return delete(key, context) }
        guard let (noun, id) = aim(context) else { return .refuse("nothing here can be deleted") }
        guard let (change, radius) = deletion(noun, id, context) else { return .refuse(missing) }
        if let refusal = change.refusal(to: context.state.identity.author) { return .refuse(refusal) }
        return .ask(.form(DeleteForm.ask(change, radius: radius)))
    }

    /// A person with everything, or one of their photos.
    private static func delete(_ key: PersonKey, _ context: Context) -> Action {
        let person = known(key, context)
        let photos = context.models.roster.entry(key)?.person.photos ?? []
        let whole = Change.deletePerson(person, in: key.collection)
        if let refusal = whole.refusal(to: context.state.identity.author) { return .refuse(refusal) }
        let isKnown = context.models.roster.entry(key) != nil
        let some = photos.count == 1 ? "1 photo" : "\(Amounts.count(photos.count)) photos"
        let count = isKnown ? some : "All photos"
        let all = Action.ask(
            .form(DeleteForm.ask(whole, radius: ["\(count) go along; whoever was found by them stays found."])))
        let change = { (photo: Person.Photo) in
            Change.deletePhoto(
                Known(photo.id, context.state.isMasked ? nil : photo.name), of: person, in: key.collection)
        }
        guard photos.count > 1 else { return all }
        let items = photos.map { photo in
            Menu.Item(
                label: "photo \(context.state.isMasked ? photo.id.short : photo.name ?? photo.id.short)",
                action: .ask(.form(DeleteForm.ask(change(photo), radius: ["The other photos stay."]))))
        }
        return .ask(
            .menu(Menu(title: "Delete", items: [Menu.Item(label: "the person, with \(count)", action: all)] + items)))
    }

    private static func deletion(_ noun: Noun, _ id: String, _ context: Context) -> (Change, [String])? {
        let models = context.models
        let me = context.state.identity.author.userID
        switch noun {
        case .orders: return models.record(Order.self, id: id).map { deletion($0, context) }
        case .analyses:
            return models.analysis(id).map { analysis in
                let known = Known(
                    analysis.id, "\(analysis.type.wire) of \(label(analysis.orderID, context))",
                    companyID: analysis.companyID)
                let waits = isWaiting([analysis], context) ? [unsent] : []
                return (
                    .deleteAnalysis(known, of: analysis.orderID),
                    ["Its result goes with it, and the order's verdict may become another one."] + waits
                )
            }
        case .media:
            return models.record(Media.self, id: id).map { medium in
                let order = medium.orderID.flatMap { models.record(Order.self, id: $0.rawValue) }
                let known = Known(medium.id, medium.name, companyID: order?.companyID)
                return (
                    .deleteMedium(known, of: medium.orderID),
                    ["The file, its frames and its thumbnails go; analyses that looked at it keep their results."]
                )
            }
        case .users:
            return models.record(User.self, id: id).map { user in
                (.deleteUser(Known(user, me: me)), ["Whoever is logged in as \(user.email ?? "it") is shut out."])
            }
        case .companies:
            return models.record(Company.self, id: id).map { company in
                let users = company.userCount == 1 ? "1 user" : "\(Amounts.count(company.userCount)) users"
                let orders = company.orderCount == 1 ? "1 order" : "\(Amounts.count(company.orderCount)) orders"
                let has = "\(users) and \(orders)"
                return (
                    .deleteCompany(Known(company)),
                    ["It has \(has) in the mirror: what becomes of them is for the server to say."]
                )
            }
        case .collections:
            return models.record(OzModel.Collection.self, id: id).map { collection in
                (
                    .deleteCollection(Known(collection), persons: nil),
                    ["All persons in it go with their photos; nobody is found by it any more."]
                )
            }
        }
    }

    private static func deletion(_ order: Order, _ context: Context) -> (Change, [String]) {
        let reader = context.models.reader
        let parts = context.models.attempt { () throws(StoreError) in
            (try reader.media(of: order.id).count, try reader.analyses(of: order.id))
        }
        let known = Known(order, me: context.state.identity.author.userID)
        let with = parts.map { OrderParts(media: $0.0, analyses: $0.1.count) }
        var radius: [String] = []
        if let with {
            let media = with.media == 1 ? "1 medium" : "\(with.media) media"
            let analyses = with.analyses == 1 ? "1 analysis" : "\(with.analyses) analyses"
            radius.append("\(media) and \(analyses) go with it, and its history.")
        }
        if isWaiting(parts?.1 ?? [], context) { radius.append(unsent) }
        return (.deleteOrder(known, with: with), radius)
    }

    private static let unsent = "A decision on it was not sent yet, and will find nothing."

    private static func isWaiting(_ analyses: [Analysis], _ context: Context) -> Bool {
        let marks = context.models.marks(context.state).analyses
        return analyses.contains { marks[$0.id.rawValue] != nil }
    }

    private static func label(_ order: Order.ID?, _ context: Context) -> String {
        order.map { context.models.label(ofOrder: $0.rawValue) } ?? "an order"
    }
}
