/// Reads a request for analyses (reference, section 9.2) against the order it is for.
struct AnalysisRequest {
    let database: Database
    let call: Call
    let folder: Int

    init(_ database: Database, _ call: Call, folder: Int) {
        self.database = database
        self.call = call
        self.folder = folder
    }

    /// The analyses asked for; at least one.
    func orders(_ body: JSON) throws -> [AnalysisOrder] {
        guard let list = body["analyses"] else { throw ApiError.missing("analyses") }
        guard let list = list.elements else { throw ApiError.type("analyses") }
        guard !list.isEmpty else { throw ApiError.value("Analyses list is empty", "analyses") }
        return try list.enumerated().map { try order($1, "analyses.\($0)") }
    }

    private func order(_ element: JSON, _ path: String) throws -> AnalysisOrder {
        guard let word = element["type"] else { throw ApiError.missing("\(path).type") }
        guard let word = word.text else { throw ApiError.type("\(path).type") }
        guard let type = AnalysisType(rawValue: word.uppercased()) else {
            throw ApiError.cast(word, "AnalyseType", "\(path).type")
        }
        guard !database.users[call.caller].barred.contains(type) else { throw ApiError.forbidden }
        let params = try object(element["params"], "\(path).params")
        return AnalysisOrder(
            type: type, settings: try AnalysisSettings(params), sources: try sources(element, params, type, path),
            collection: type == .collection ? try collection(params, path) : nil,
            metaData: try object(element["meta_data"], "\(path).meta_data"))
    }

    /// The media named, or all of the order's; what does not fit the type is left out silently.
    private func sources(_ element: JSON, _ params: JSON, _ type: AnalysisType, _ path: String) throws -> [Int] {
        let own = database.folders[folder].media
        var chosen = own
        // One real client puts the list inside `params`.
        if let named = element["source_media"] ?? params["source_media"], !named.isNull {
            guard let ids = named.elements else { throw ApiError.type("\(path).source_media") }
            chosen = try ids.map { id in
                let row = id.text.flatMap { ObjectID($0) }.flatMap { database.mediaByID[$0] }
                guard let row, own.contains(row) else {
                    throw ApiError.value("Source media is not found in folder", "\(path).source_media")
                }
                return row
            }
        }
        return chosen.filter {
            MediaChoice.fits(
                type, kind: database.media[$0].kind, tags: database.media[$0].tags, rule: database.mediaRule)
        }
    }

    /// The collection named, or the company's black list.
    private func collection(_ params: JSON, _ path: String) throws -> Int {
        let company = database.folders[folder].company
        let own = database.collections.indices.filter { database.collections[$0].company == company }
        guard let named = params["collection_id"], !named.isNull else {
            guard let row = own.first(where: { database.collections[$0].alias == "blacklist" }) else {
                throw ApiError.missing("\(path).params.collection_id")
            }
            return row
        }
        let id = named.text.flatMap { ObjectID($0) }
        guard let row = database.collections.firstIndex(where: { $0.id == id }) else {
            throw ApiError.value("Collection is not found", "\(path).params.collection_id")
        }
        guard company == nil || own.contains(row) else { throw ApiError.forbidden }
        return row
    }

    private func object(_ value: JSON?, _ path: String) throws -> JSON {
        guard let value, !value.isNull else { return [:] }
        guard value.members != nil else { throw ApiError.type(path) }
        return value
    }
}
