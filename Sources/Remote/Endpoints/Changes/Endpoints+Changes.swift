import HTTP
import OzModel

extension Endpoints {
    /// A change as a call; nil for metadata, which may take more than one.
    ///
    /// None is repeatable: where no answer comes, it may have happened, and two orders must not come of one. The answer
    /// is the object as it is then, or a list of those that were added; nil where nothing is left to be told.
    public static func change(_ change: Change) -> Endpoint<JSONText?>? {
        switch change {
        case .createCompany(let name): told(.post, .api("companies/"), ["name": .string(name)])
        case .renameCompany(let company, let name):
            told(.patch, path("companies", company.id.rawValue), ["name": .string(name)])
        case .deleteCompany(let company): gone(path("companies", company.id.rawValue))
        case .createUser(let user): told(.post, .api("users/"), user.fields)
        case .updateUser(let user, let edit, _): told(.patch, path("users", user.id.rawValue), edit.fields)
        case .changePassword(let user, let password):
            told(.patch, path("users", user.id.rawValue), ["password": .string(password.exposed)])
        case .deleteUser(let user): gone(path("users", user.id.rawValue))
        case .createOrder(let order): create(order)
        case .addMedia(let order, let files):
            upload(path("folders", order.id.rawValue, "media/"), NewFolder.form([:], files.parts))
        case .runAnalyses(let order, let wishes): start(wishes, on: order.id)
        case .editMetaData: nil
        case .deleteOrder(let order, _): gone(path("folders", order.id.rawValue))
        case .deleteMedium(let medium, _): gone(path("media", medium.id.rawValue))
        case .deleteAnalysis(let analysis, _): gone(path("analyses", analysis.id.rawValue))
        case .createCollection(let alias, let company):
            told(
                .post, .api("collections/"),
                ["alias": .string(alias)].merging(company.companyField) { first, _ in first })
        case .deleteCollection(let collection, _): gone(path("collections", collection.id.rawValue))
        case .addPerson(let collection, let person):
            upload(
                path("collections", collection.id.rawValue, "persons/"),
                NewFolder.form(["person:meta_data": .object(person.metaData)], person.photos.parts))
        case .addPhotos(let person, let collection, let files):
            upload(place(of: person.id, in: collection, "\(Assumptions.photosPath)/"), NewFolder.form([:], files.parts))
        case .deletePhoto(let photo, let person, let collection):
            gone(below(place(of: person.id, in: collection, Assumptions.photosPath), photo.id.rawValue))
        case .deletePerson(let person, let collection): gone(place(of: person.id, in: collection))
        case .report(let change): report(change)
        }
    }

    /// The analyses of a new order that was not made with them in one request.
    public static func start(_ wishes: [AnalysisWish], on order: Order.ID) -> Endpoint<JSONText?> {
        Endpoint(
            .post, path("folders", order.rawValue, "analyses/"), body: body(AnalysisOrder(wishes)),
            decode: Answers.jsonIfAny)
    }

    private static func create(_ order: NewOrder) -> Endpoint<JSONText?> {
        let isWhole = order.isSingleRequest && !order.analyses.isEmpty
        let folder = NewFolder(
            files: order.files.parts, metaData: order.metaData, analyses: isWhole ? AnalysisOrder(order.analyses) : nil)
        var endpoint: Endpoint<JSONText?> = upload(.api("folders/"), folder.body)
        if isWhole { endpoint.timeouts.idle = Assumptions.singleRequestPatience }
        return endpoint
    }

    static func told(
        _ method: Method, _ target: Endpoint<JSONText?>.Target, _ fields: [String: JSONValue]
    ) -> Endpoint<JSONText?> {
        Endpoint(method, target, body: body(JSONValue.object(fields)), decode: Answers.jsonIfAny)
    }

    static func upload(_ target: Endpoint<JSONText?>.Target, _ body: Body) -> Endpoint<JSONText?> {
        // What the server makes of files takes it a while after the last byte.
        Endpoint(.post, target, body: body, timeouts: Timeouts(idle: 120), decode: Answers.jsonIfAny)
    }

    static func gone(_ target: Endpoint<JSONText?>.Target) -> Endpoint<JSONText?> {
        Endpoint(.delete, target, decode: Answers.jsonIfAny)
    }

    private static func place(
        of id: Person.ID, in collection: OzModel.Collection.ID, _ after: String = ""
    ) -> Endpoint<JSONText?>.Target {
        path("collections", collection.rawValue, "persons", id.rawValue, after)
    }

    private static func below(
        _ outer: Endpoint<JSONText?>.Target, _ id: String
    ) -> Endpoint<JSONText?>.Target {
        guard case .api(let before) = outer else { return outer }
        return path(before, id)
    }
}

extension Answers {
    /// The document, or nil where there is no body, as after a DELETE.
    static func jsonIfAny(_ response: Response) throws(RemoteError) -> JSONText? {
        response.body.isEmpty ? nil : try json(response)
    }
}

extension Known<Company>? {
    var companyField: [String: JSONValue] {
        map { ["company_id": .string($0.id.rawValue)] } ?? [:]
    }
}

extension NewUser {
    fileprivate var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "email": .string(email), "password": .string(password.exposed), "first_name": .string(firstName),
            "last_name": .string(lastName), "user_type": .string(role.wire),
        ]
        fields["middle_name"] = middleName.map(JSONValue.string)
        if isService || role == .clientService { fields[Assumptions.serviceField] = .bool(true) }
        for type in barred { fields[Assumptions.mayStartField(type.wire)] = .bool(false) }
        return fields.merging(company.companyField) { first, _ in first }
    }
}

extension UserEdit {
    fileprivate var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        fields["email"] = email.map(JSONValue.string)
        fields["first_name"] = firstName.map(JSONValue.string)
        fields["middle_name"] = middleName.map(JSONValue.string)
        fields["last_name"] = lastName.map(JSONValue.string)
        fields["user_type"] = role.map { .string($0.wire) }
        fields[Assumptions.serviceField] = isService.map(JSONValue.bool)
        for (type, may) in mayStart { fields[Assumptions.mayStartField(type.wire)] = .bool(may) }
        return fields.merging(company.companyField) { first, _ in first }
    }
}
