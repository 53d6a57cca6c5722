/// Face collections, their people and the people's photos.
enum CollectionRoutes {
    private static let one: Substring = "/api/collections/{collection_id}"

    static let all: [Route] = [
        Route("GET", "/api/collections", .right(.read, .collection), list),
        Route("POST", "/api/collections", .right(.create, .collection), create),
        Route("GET", one, .right(.read, .collection), get),
        Route("DELETE", one, .right(.delete, .collection), delete),
        Route("GET", one + "/persons", .right(.read, .person), persons),
        Route("POST", one + "/persons", .right(.create, .person), addPerson),
        Route("GET", one + "/persons/{person_id}", .right(.read, .person), person),
        Route("DELETE", one + "/persons/{person_id}", .right(.delete, .person), deletePerson),
        Route("GET", one + "/persons/{person_id}/images", .right(.read, .person), images),
        Route("POST", one + "/persons/{person_id}/images", .right(.update, .person), addImages),
        Route("DELETE", one + "/persons/{person_id}/images/{person_image_id}", .right(.update, .person), deleteImage),
    ]

    /// A plain array, as real clients expect of this one list.
    static let list: Route.Handler = { database, call in
        let company = database.users[call.caller].company
        let rows = database.collections.filter {
            !$0.isRemoved && (call.reach == .all || $0.company == company)
        }
        return .json(.array(rows.map { database.view($0) }))
    }

    static let create: Route.Handler = { database, call in
        let body = try call.object()
        guard let alias = body["alias"] else { throw ApiError.missing("alias") }
        guard let alias = alias.text else { throw ApiError.type("alias") }
        guard 1...256 ~= alias.utf8.count else { throw ApiError.value("Invalid alias value", "alias") }
        guard let company = try company(of: body, database, call) else { throw ApiError.missing("company_id") }
        let metaData = try MetaData.read(body["meta_data"], "meta_data")
        let row = database.addCollection(alias: alias, company: company, metaData: metaData, now: call.now)
        return .json(database.view(database.collections[row]), status: 201)
    }

    static let get: Route.Handler = { database, call in
        .json(database.view(database.collections[try database.collection(call)]))
    }

    static let delete: Route.Handler = { database, call in
        let row = try database.collection(call)
        database.collections[row].isRemoved = true
        database.collections[row].updated = database.stamp(call.now)
        return .noContent
    }

    /// Paged, newest first.
    static let persons: Route.Handler = { database, call in
        let rows = database.people(of: try database.collection(call))
        return try ShortList(call, fields: ["person_id"]).reply(rows) { row in
            let person = database.persons[row]
            return .init(id: person.id, created: person.created, updated: person.updated, metaData: person.metaData)
        } view: {
            database.view(database.persons[$0], base: call.base)
        }
    }

    static let addPerson: Route.Handler = { database, call in
        let collection = try database.collection(call)
        let form = try photos(call)
        let metaData = try MetaData.read(form.payload["person:meta_data"], "person:meta_data")
        let row = database.addPerson(form.uploads, metaData: metaData, collection: collection, now: call.now)
        return .json(database.view(database.persons[row], base: call.base), status: 201)
    }

    static let person: Route.Handler = { database, call in
        .json(database.view(database.persons[try database.person(call)], base: call.base))
    }

    static let deletePerson: Route.Handler = { database, call in
        let row = try database.person(call)
        database.persons[row].isRemoved = true
        database.persons[row].updated = database.stamp(call.now)
        return .noContent
    }

    /// A plain array, like an order's media [I, section 11.5].
    static let images: Route.Handler = { database, call in
        .json(database.images(of: database.persons[try database.person(call)], base: call.base))
    }

    /// A plain array of what was added, like an order's media [I, section 11.5].
    static let addImages: Route.Handler = { database, call in
        let person = try database.person(call)
        let form = try photos(call)
        guard database.shownImages(of: database.persons[person]).count + form.uploads.count <= Form.mostFiles else {
            throw ApiError.value("Attachments count exceeds \(Form.mostFiles)", "files")
        }
        let rows = form.uploads.map { database.addImage($0, person: person, now: call.now) }
        return .json(.array(rows.map { database.view(database.personImages[$0], base: call.base) }), status: 201)
    }

    static let deleteImage: Route.Handler = { database, call in
        let row = try database.personImage(call)
        database.personImages[row].isRemoved = true
        database.persons[database.personImages[row].person].updated = database.stamp(call.now)
        return .noContent
    }

    private static func photos(_ call: Call) throws -> Form {
        let form = try Form(call)
        guard !form.uploads.isEmpty else { throw ApiError.structure("Could not locate files in request body") }
        if let other = form.uploads.first(where: { $0.kind != .image }) {
            throw ApiError.value("Invalid media type \(other.mime) of file \(other.part)", other.part)
        }
        return form
    }

    /// The company named, which an account of a company may leave out: it has no other.
    static func company(
        of body: JSON, _ database: Database, _ call: Call, orNone: Bool = false
    ) throws -> Int? {
        let own = database.users[call.caller].company
        guard let value = body["company_id"], !value.isNull else {
            guard own != nil || orNone else { throw ApiError.missing("company_id") }
            return own
        }
        guard let text = value.text else { throw ApiError.type("company_id") }
        let row = try database.company(named: text)
        guard call.reach == .all || row == own else { throw ApiError.forbidden }
        return row
    }
}
