/// Reads a request for analyses (reference, section 9.2) against the order it is for.
struct AnalysisRequest {
    /// Most analyses of one request [I].
    static let most = 100

    let database: Database
    let call: Call
    private let company: Int?
    private let candidates: [Candidate]

    /// A file that an analysis may run on, by its id where it is stored, by its part's name where it comes along.
    private struct Candidate {
        let row: Int
        var id: ObjectID?
        var part: String?
        let kind: MediaKind
        let tags: [String]
    }

    init(_ database: Database, _ call: Call, folder: Int) {
        self.database = database
        self.call = call
        company = database.folders[folder].company
        candidates = database.folders[folder].media.map { row in
            let media = database.media[row]
            return Candidate(row: row, id: media.id, kind: media.kind, tags: media.tags)
        }
    }

    /// For an order that is yet to be made; sources are positions among the files [I, section 12: by part names].
    init(_ database: Database, _ call: Call, uploads: [Upload]) {
        self.database = database
        self.call = call
        company = database.users[call.caller].company
        candidates = uploads.enumerated().map {
            Candidate(row: $0, part: $1.part, kind: $1.kind, tags: $1.tags)
        }
    }

    /// The analyses asked for; at least one.
    func orders(_ body: JSON) throws -> [AnalysisOrder] {
        guard let list = body["analyses"] else { throw ApiError.missing("analyses") }
        guard let list = list.elements else { throw ApiError.type("analyses") }
        guard !list.isEmpty else { throw ApiError.value("Analyses list is empty", "analyses") }
        guard list.count <= Self.most else {
            throw ApiError.value("Analyses count exceeds \(Self.most)", "analyses")
        }
        return try list.enumerated().map { try order($1, "analyses.\($0)") }
    }

    private func order(_ element: JSON, _ path: String) throws -> AnalysisOrder {
        guard let word = element["type"] else { throw ApiError.missing("\(path).type") }
        guard let word = word.text else { throw ApiError.type("\(path).type") }
        guard let type = AnalysisType(rawValue: word.uppercased()) else {
            throw ApiError.cast(word, "AnalyseType", "\(path).type")
        }
        guard !database.users[call.caller].barred.contains(type) else { throw ApiError.forbidden }
        let params = try Form.object(element["params"], "\(path).params")
        return AnalysisOrder(
            type: type, settings: try AnalysisSettings(params), sources: try sources(element, params, type, path),
            collection: type == .collection ? try collection(params, path) : nil,
            metaData: try MetaData.read(element["meta_data"], "\(path).meta_data"))
    }

    /// The media named, or all of the order's; what does not fit the type is left out silently.
    private func sources(_ element: JSON, _ params: JSON, _ type: AnalysisType, _ path: String) throws -> [Int] {
        var chosen = candidates
        // One real client puts the list inside `params`.
        if let named = element["source_media"] ?? params["source_media"], !named.isNull {
            guard let names = named.elements else { throw ApiError.type("\(path).source_media") }
            var seen: Set<Int> = []
            chosen = try names.map { name in
                let id = name.text.flatMap { ObjectID($0) }
                let found = candidates.first { candidate in
                    (candidate.id != nil && candidate.id == id)
                        || (candidate.part != nil && candidate.part == name.text)
                }
                guard let found else {
                    throw ApiError.value("Source media is not found in folder", "\(path).source_media")
                }
                return found
            }
            // A medium named twice is one medium: two of the same face would be no match.
            .filter { seen.insert($0.row).inserted }
        }
        return chosen.filter { MediaChoice.fits(type, kind: $0.kind, tags: $0.tags, rule: database.mediaRule) }.map(
            \.row)
    }

    /// The collection named, or the company's black list.
    private func collection(_ params: JSON, _ path: String) throws -> Int {
        let own = database.collections.indices.filter {
            database.collections[$0].company == company && !database.collections[$0].isRemoved
        }
        guard let named = params["collection_id"], !named.isNull else {
            guard let row = own.first(where: { database.collections[$0].alias == "blacklist" }) else {
                throw ApiError.missing("\(path).params.collection_id")
            }
            return row
        }
        let id = named.text.flatMap { ObjectID($0) }
        guard let row = database.collections.firstIndex(where: { $0.id == id && !$0.isRemoved }) else {
            throw ApiError.value("Collection is not found", "\(path).params.collection_id")
        }
        guard company == nil || own.contains(row) else { throw ApiError.forbidden }
        return row
    }
}
