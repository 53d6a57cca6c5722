import OzModel
import Store

/// The forms, filled with what the mirror knows.
extension Opening {
    /// The object that is opened or under the cursor.
    static func aim(_ context: Context) -> (noun: Noun, id: String)? {
        if let detail = context.state.detail { return detail.noun.map { ($0, detail.id) } }
        guard let list = context.state.list, let mark = context.models.window(list, in: context.state)?.cursorMark
        else { return nil }
        return (list.noun, mark.id)
    }

    @Sendable static func new(_ context: Context) -> Action? {
        let state = context.state
        if let list = state.list {
            switch list.noun {
            case .orders: return newOrder(context)
            case .companies: return newCompany(context)
            case .users:
                let company: Company.ID? = if case .company(let id)? = list.scope { Company.ID(id) } else { nil }
                return newUser(company, context)
            case .collections: return newCollection(context)
            case .media:
                guard case .order(let id)? = list.scope else { return .refuse("open an order to add media to it") }
                return media(id, context)
            case .analyses: return .refuse("analyses are run on an order: run analyses is the key for it")
            }
        }
        if let key = person(context) { return newPhotos(key, context) }
        guard let detail = state.detail, let noun = detail.noun else { return .refuse("nothing new can be made here") }
        switch noun {
        case .orders: return media(detail.id, context)
        case .companies: return newUser(Company.ID(detail.id), context)
        case .collections: return newPerson(detail.id, context)
        case .users, .media, .analyses: return .refuse("nothing new can be made in a \(noun.singular)")
        }
    }

    private static func newOrder(_ context: Context) -> Action {
        if let refusal = Rights.refusal(.create, .order, context.state) { return .refuse(refusal) }
        return open(OrderForm.new(offer(of: context.state.identity.author.companyID, context)), context)
    }

    private static func newCompany(_ context: Context) -> Action {
        if let refusal = Rights.refusal(.create, .company, context.state) { return .refuse(refusal) }
        return open(CompanyForm.new, context)
    }

    private static func newUser(_ company: Company.ID?, _ context: Context) -> Action {
        if let refusal = Rights.refusal(.create, .user, company: company, context.state) { return .refuse(refusal) }
        let author = context.state.identity.author
        let form = UserForm.new(
            companies: companies(context),
            company: company ?? (author.role?.hasCompany == false ? nil : author.companyID), roles: roles(author),
            server: context.state.identity.server ?? "",
            mayMakeCompanies: Rights.refusal(.create, .company, context.state) == nil)
        return open(form, context)
    }

    private static func newCollection(_ context: Context) -> Action {
        if let refusal = Rights.refusal(.create, .collection, context.state) { return .refuse(refusal) }
        // Who belongs to a company makes them there; whoever is above companies has to say where.
        let isAbove = context.state.identity.author.role?.hasCompany == false
        return open(CollectionForm.new(companies: isAbove ? companies(context) : nil), context)
    }

    private static func newPerson(_ id: String, _ context: Context) -> Action? {
        guard let collection = context.models.record(OzModel.Collection.self, id: id) else { return .refuse(missing) }
        if let refusal = Rights.refusal(.create, .person, company: collection.companyID, context.state) {
            return .refuse(refusal)
        }
        return open(PersonForm.new(in: Known(collection)), context)
    }

    private static func newPhotos(_ key: PersonKey, _ context: Context) -> Action {
        let person = known(key, context)
        if let refusal = Rights.refusal(.update, .person, company: person.companyID, context.state) {
            return .refuse(refusal)
        }
        return open(FilesForm.photos(of: person, in: key.collection), context)
    }

    private static func media(_ id: String, _ context: Context) -> Action {
        guard let order = known(order: id, context) else { return .refuse(missing) }
        if let refusal = Rights.refusal(.create, .media, of: order, context.state) {
            return .refuse(refusal)
        }
        return open(FilesForm.media(of: order), context)
    }

    @Sendable static func edit(_ context: Context) -> Action? {
        guard let (noun, id) = aim(context) else { return .refuse("nothing here can be changed") }
        switch noun {
        case .orders: return metaData(id, context)
        case .companies:
            guard let company = context.models.record(Company.self, id: id) else { return .refuse(missing) }
            if let refusal = Rights.refusal(.update, .company, company: company.id, context.state) {
                return .refuse(refusal)
            }
            return open(CompanyForm.edit(company), context)
        case .users: return editUser(id, context)
        case .collections: return .refuse("a collection is only made and deleted: the API cannot change one")
        case .analyses, .media: return .refuse("what can be changed belongs to the order: open it first")
        }
    }

    private static func metaData(_ id: String, _ context: Context) -> Action {
        guard let order = known(order: id, context) else { return .refuse(missing) }
        if let refusal = Rights.refusal(.update, .order, of: order, context.state) {
            return .refuse(refusal)
        }
        guard !context.state.isMasked else {
            return .refuse("personal data is masked: m shows it, then it can be changed")
        }
        let reader = context.models.reader
        let text = context.models.attempt { () throws(StoreError) in try reader.metadata(of: order.id) } ?? nil
        do {
            return open(MetaDataForm.edit(order, try MetaDataText.json(text ?? "{}")), context)
        } catch {
            return .refuse("the metadata in the mirror cannot be read: refresh brings it again")
        }
    }

    private static func editUser(_ id: String, _ context: Context) -> Action {
        guard let user = context.models.record(User.self, id: id) else { return .refuse(missing) }
        let author = context.state.identity.author
        let known = Known(user, me: author.userID)
        if let refusal = Rights.refusal(.update, .user, company: user.companyID, isOwn: known.isOwn, context.state) {
            return .refuse(refusal)
        }
        // Of their own account people change only who they are.
        let isOwn = author.role.flatMap { Permission.reach(of: $0, .update, .user) } == .own
        let companies = isOwn ? [] : companies(context)
        return open(UserForm.edit(user, known, companies: companies, roles: roles(author), isOwn: isOwn), context)
    }

    @Sendable static func password(_ context: Context) -> Action? {
        guard let (noun, id) = aim(context), noun == .users else { return .refuse("open or select a user first") }
        guard let user = context.models.record(User.self, id: id) else { return .refuse(missing) }
        let known = Known(user, me: context.state.identity.author.userID)
        if let refusal = Rights.refusal(.update, .user, company: user.companyID, isOwn: known.isOwn, context.state) {
            return .refuse(refusal)
        }
        return open(PasswordForm.make(known, server: context.state.identity.server ?? ""), context)
    }

    @Sendable static func profile(_ context: Context) -> Action? {
        guard let id = context.state.identity.userID else {
            return .refuse("the log-in does not say which account it is: a service token has none")
        }
        return .open(.users, id: id.rawValue)
    }

    @Sendable static func run(_ context: Context) -> Action? {
        guard let (noun, id) = aim(context), let orderID = context.models.order(of: noun, id: id),
            let order = known(order: orderID, context)
        else { return .refuse("analyses are run on an order: select one first") }
        if let refusal = Rights.refusal(.create, .analysis, of: order, context.state) {
            return .refuse(refusal)
        }
        var offer = offer(of: order.companyID, context)
        let media = context.models.attempt { () throws(StoreError) in try context.models.reader.media(of: order.id) }
        let files = (media ?? []).compactMap(NewFile.init(standing:))
        // Where the mirror has no media yet, the server knows better.
        offer.possible = files.isEmpty ? AnalysisType.known : AnalysisType.possible(for: files)
        guard offer.possible.contains(where: { !offer.barred.contains($0) }) else {
            return .refuse(offer.refusal ?? "nothing can be checked on the media of this order")
        }
        return open(AnalysesForm.make(on: order, offer), context)
    }

    @Sendable static func searchFace(_ context: Context) -> Action? {
        guard let (noun, id) = aim(context), noun == .collections else { return .refuse("select a collection first") }
        guard let collection = context.models.record(OzModel.Collection.self, id: id) else { return .refuse(missing) }
        for resource in [Resource.order, .analysis] {
            if let refusal = Rights.refusal(.create, resource, context.state) { return .refuse(refusal) }
        }
        return open(FilesForm.search(in: Known(collection)), context)
    }

    // MARK: What forms have to know

    static let missing = "this is not in the mirror yet: it is being fetched, or there is no network"

    /// The form with its draft, if one is kept.
    static func open(_ form: Form, _ context: Context) -> Action {
        guard let name = form.purpose.draftName(context.state.identity.owner) else { return .ask(.form(form)) }
        return .ask(.form(FormDraft.fill(form, from: context.models.text(name))))
    }

    static func known(order id: String, _ context: Context) -> Known<Order>? {
        context.models.record(Order.self, id: id).map { Known($0, me: context.state.identity.author.userID) }
    }

    /// The person who is opened.
    static func person(_ context: Context) -> PersonKey? {
        guard let detail = context.state.detail, detail.subject == .person else { return nil }
        return PersonKey(detail.id)
    }

    static func known(_ key: PersonKey, _ context: Context) -> Known<Person> {
        let company = context.models.record(OzModel.Collection.self, id: key.collection.rawValue)?.companyID
        let name = context.state.isMasked ? nil : context.models.roster.entry(key)?.person.name
        return Known(key.person, name, companyID: company)
    }

    /// - Parameter company: whose collections come first; nil where that is not known.
    private static func offer(of company: Company.ID? = nil, _ context: Context) -> AnalysisOffer {
        let all = context.models.all(OzModel.Collection.self)
        let collections = all.filter { $0.companyID == company } + all.filter { $0.companyID != company }
        return AnalysisOffer(
            barred: context.state.identity.barred,
            // Companies call theirs the same.
            collections: collections.map { collection in
                let words = [collection.alias ?? collection.id.short, collection.companyName].compactMap(\.self)
                return FormOption(collection.id.rawValue, words.joined(separator: " · "))
            },
            personKey: context.models.settings.personKeys.first)
    }

    static func companies(_ context: Context) -> [FormOption] {
        context.models.all(Company.self).map { FormOption($0.id.rawValue, $0.name ?? $0.id.short) }
            .sorted { $0.label.lowercased() < $1.label.lowercased() }
    }

    /// Roles that this account may give: only who is above companies makes others that are.
    private static func roles(_ author: Author) -> [UserRole] {
        let reach = author.role.flatMap { Permission.reach(of: $0, .create, .user) }
        return reach == .company ? UserRole.known.filter(\.hasCompany) : UserRole.known
    }
}

extension NewFile {
    /// A medium of the server, as far as it matters for what can be checked; nil for what nothing is checked on.
    init?(standing medium: Media) {
        let kind: Kind
        switch medium.kind {
        case .image: kind = .image
        case .video: kind = .video
        case .shotsSet: kind = .shotsSet
        case .other: return nil
        }
        self.init(path: medium.id.rawValue, name: medium.name ?? "", kind: kind, contentType: "", tags: medium.tags)
    }
}

extension ViewModels {
    func record<Record: MirrorRecord>(_ type: Record.Type, id: String) -> Record? {
        attempt { () throws(StoreError) in try reader.record(type, id: id) } ?? nil
    }

    /// The most objects that a form offers to choose from.
    static let longestChoice = 2000

    /// What there is of a kind, in the order of its list.
    func all<Record: MirrorRecord>(_ type: Record.Type) -> [Record] {
        let sort = screen(of: ListPlace(noun: type.noun)).defaultSort
        let query = ListQuery(noun: type.noun, sort: sort.key, descending: sort.descending)
        let window = attempt { () throws(StoreError) in
            try reader.window(type, query, around: nil, before: 0, after: Self.longestChoice)
        }
        return window?.rows.map(\.record) ?? []
    }
}
