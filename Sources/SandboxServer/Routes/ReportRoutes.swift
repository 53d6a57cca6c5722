/// Reports of orders; paths and bodies are guesses [I, section 11.6], the rights are of section 6.
enum ReportRoutes {
    private static let many: Substring = "/api/folders/{folder_id}/reports"

    static let all: [Route] = [
        Route("GET", many, .right(.read, .report), list),
        Route("POST", many, .right(.create, .report), create),
        Route("GET", many + "/{report_id}", .right(.read, .report), get),
        Route("DELETE", many + "/{report_id}", .right(.delete, .report), delete),
    ]

    /// A plain array, like an order's media and analyses.
    static let list: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let reports = database.reports.filter { $0.folder == folder && !$0.isRemoved }
        return .json(.array(reports.map { database.view($0, base: call.base) }))
    }

    static let create: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let body = try hasBody(call) ? call.object() : [:]
        let template = try ReportTemplateRoutes.words("report_template_id", body).map { text in
            guard let id = ObjectID(text) else { throw ApiError.cast(text, "UUID", "report_template_id") }
            return try ReportTemplateRoutes.find(id, database, call)
        }
        let named = template.map { database.reportTemplates[$0] }
        let name = try ReportTemplateRoutes.words("name", body) ?? named?.name ?? "Order report"
        let metaData = try MetaData.read(body["meta_data"], "meta_data")
        let page = ReportPage(database: database, folder: database.folders[folder], template: named, name: name).text
        let report = Report(
            id: database.newID(.report), folder: folder, template: template, name: name,
            created: database.stamp(call.now), page: page, metaData: metaData)
        database.reports.append(report)
        return .json(database.view(report, base: call.base), status: 201)
    }

    static let get: Route.Handler = { database, call in
        .json(database.view(database.reports[try find(database, call)], base: call.base))
    }

    static let delete: Route.Handler = { database, call in
        let row = try find(database, call)
        database.reports[row].isRemoved = true
        return .noContent
    }

    /// Whether there is more than blanks.
    static func hasBody(_ call: Call) -> Bool { call.body.contains { $0 > 0x20 } }

    private static func find(_ database: Database, _ call: Call) throws -> Int {
        let folder = try database.folder(call)
        let id = ObjectID(call.parameters["report_id"] ?? "")
        let row = database.reports.firstIndex { $0.id == id && $0.folder == folder && !$0.isRemoved }
        guard let row else { throw ApiError.notExist }
        return row
    }
}
