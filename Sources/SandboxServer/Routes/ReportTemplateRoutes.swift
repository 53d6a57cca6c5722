/// Report templates and their pictures; paths and bodies are guesses [I, section 11.6], the rights are of section 6.
enum ReportTemplateRoutes {
    static let mostTextBytes = 64 * 1024
    private static let one: Substring = "/api/report_templates/{report_template_id}"

    static let all: [Route] = [
        Route("GET", "/api/report_templates", .right(.read, .reportTemplate), list),
        Route("POST", "/api/report_templates", .right(.create, .reportTemplate), create),
        Route("GET", one, .right(.read, .reportTemplate), get),
        Route("PATCH", one, .right(.update, .reportTemplate), change),
        Route("DELETE", one, .right(.delete, .reportTemplate), delete),
        Route("GET", one + "/attachments", .right(.read, .reportTemplate), attachments),
        Route("POST", one + "/attachments", .right(.update, .reportTemplate), attach),
        Route("DELETE", one + "/attachments/{attachment_id}", .right(.update, .reportTemplate), detach),
    ]

    /// Paged, newest first.
    static let list: Route.Handler = { database, call in
        let rows = database.reportTemplates.indices.filter {
            !database.reportTemplates[$0].isRemoved && reaches(database.reportTemplates[$0], database, call)
        }
        return try ShortList(call, fields: ["report_template_id", "name"]).reply(rows) { row in
            let template = database.reportTemplates[row]
            return .init(
                id: template.id, created: template.created, updated: template.updated,
                metaData: template.metaData ?? [:],
                words: ["name": template.name])
        } view: {
            database.view(database.reportTemplates[$0], base: call.base)
        }
    }

    static let create: Route.Handler = { database, call in
        let body = try call.object()
        guard let name = try words("name", body) else { throw ApiError.missing("name") }
        let text = try words("text", body) ?? ""
        // An ADMIN's template without a company is everybody's [I].
        let own = database.users[call.caller].company
        let company = try CollectionRoutes.company(of: body, database, call, orNone: own == nil)
        let time = database.stamp(call.now)
        database.reportTemplates.append(
            ReportTemplate(
                id: database.newID(.reportTemplate), company: company, created: time, updated: time, name: name,
                text: text, metaData: try MetaData.read(body["meta_data"], "meta_data")))
        let template = database.reportTemplates[database.reportTemplates.count - 1]
        return .json(database.view(template, base: call.base), status: 201)
    }

    static let get: Route.Handler = { database, call in
        .json(database.view(database.reportTemplates[try find(database, call)], base: call.base))
    }

    static let change: Route.Handler = { database, call in
        let row = try find(database, call, changes: true)
        let body = try call.object()
        let (name, text) = (try words("name", body), try words("text", body))
        let metaData = try body["meta_data"].map { try MetaData.read($0, "meta_data") }
        database.reportTemplates[row].metaData = metaData ?? database.reportTemplates[row].metaData
        database.reportTemplates[row].name = name ?? database.reportTemplates[row].name
        database.reportTemplates[row].text = text ?? database.reportTemplates[row].text
        database.reportTemplates[row].updated = database.stamp(call.now)
        return .json(database.view(database.reportTemplates[row], base: call.base))
    }

    static let delete: Route.Handler = { database, call in
        let row = try find(database, call, changes: true)
        database.reportTemplates[row].isRemoved = true
        database.reportTemplates[row].updated = database.stamp(call.now)
        return .noContent
    }

    static let attachments: Route.Handler = { database, call in
        let template = database.reportTemplates[try find(database, call)]
        return .json(database.view(template, base: call.base)["attachments"] ?? [])
    }

    /// A plain array of what was added; the alias is the part's name.
    static let attach: Route.Handler = { database, call in
        let row = try find(database, call, changes: true)
        let form = try Form(call)
        guard !form.uploads.isEmpty else { throw ApiError.structure("Could not locate files in request body") }
        if let other = form.uploads.first(where: { $0.kind != .image }) {
            throw ApiError.value("Invalid media type \(other.mime) of file \(other.part)", other.part)
        }
        let standing = database.reportTemplates[row].attachments.filter { !$0.isRemoved }
        guard standing.count + form.uploads.count <= Form.mostFiles else {
            throw ApiError.value("Attachments count exceeds \(Form.mostFiles)", "files")
        }
        let new = form.uploads.map { upload in
            ReportTemplate.Attachment(
                id: database.newID(.attachment), alias: upload.part, mime: upload.mime,
                upload: database.uploads.keep(upload.bytes), created: database.stamp(call.now),
                metaData: upload.metaData)
        }
        database.reportTemplates[row].attachments += new
        database.reportTemplates[row].updated = database.stamp(call.now)
        return .json(.array(new.map { database.view($0, base: call.base) }), status: 201)
    }

    static let detach: Route.Handler = { database, call in
        let row = try find(database, call, changes: true)
        let id = ObjectID(call.parameters["attachment_id"] ?? "")
        let place = database.reportTemplates[row].attachments.firstIndex { $0.id == id && !$0.isRemoved }
        guard let place else { throw ApiError.notExist }
        database.reportTemplates[row].attachments[place].isRemoved = true
        database.reportTemplates[row].updated = database.stamp(call.now)
        return .noContent
    }

    static func find(_ database: Database, _ call: Call, changes: Bool = false) throws -> Int {
        let row = try find(ObjectID(call.parameters["report_template_id"] ?? ""), database, call)
        let isCommon = database.reportTemplates[row].company == nil
        guard !changes || !isCommon || call.reach == .all else { throw ApiError.forbidden }
        return row
    }

    static func find(_ id: ObjectID?, _ database: Database, _ call: Call) throws -> Int {
        let row = database.reportTemplates.firstIndex { $0.id == id && !$0.isRemoved }
        guard let row else { throw ApiError.notExist }
        guard reaches(database.reportTemplates[row], database, call) else { throw ApiError.forbidden }
        return row
    }

    private static func reaches(_ template: ReportTemplate, _ database: Database, _ call: Call) -> Bool {
        call.reach == .all || template.company == nil || template.company == database.users[call.caller].company
    }

    static func words(_ name: String, _ body: JSON) throws -> String? {
        guard let value = body[name], !value.isNull else { return nil }
        guard let text = value.text else { throw ApiError.type(name) }
        guard text.utf8.count <= mostTextBytes else { throw ApiError.value("Invalid \(name) value - too long", name) }
        return text
    }
}
