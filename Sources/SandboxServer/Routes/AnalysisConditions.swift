/// Everything an analysis must satisfy to be listed.
struct AnalysisConditions {
    let conditions: [(Int) -> Bool]

    init(_ database: Database, _ call: Call) throws {
        let filters = Filters(query: call.query, now: call.now)
        let (companies, users) = (database.companies, database.users)
        var seen: [(AnalysisGlimpse) -> Bool] = []
        var orders: [(FolderGlimpse) -> Bool] = []
        if database.archived > 0 { orders.append { !$0.isArchived } }
        switch call.reach {
        case .own: orders.append { $0.user == call.caller }
        case .company:
            let company = users[call.caller].company
            orders.append { $0.company == company }
        case .all: break
        }
        let type = try filters.words("type") { word in
            guard let type = AnalysisType(rawValue: word.uppercased()) else {
                throw ApiError.cast(word, "AnalyseType", "type")
            }
            return type
        }
        if let type { seen.append { type($0.type) } }
        if let state = try filters.resolution("state") { seen.append { state($0.state) } }
        for name in ["resolution_status", "resolution"] {
            if let verdict = try filters.resolution(name) { seen.append { verdict($0.resolution) } }
        }
        if let verdict = try filters.resolution("resolution_operator") {
            seen.append { verdict($0.operatorResolution) }
        }
        if let id = try filters.id("company_id") { orders.append { id($0.company.map { companies[$0].id }) } }
        var conditions: [(Int) -> Bool] = []
        if !seen.isEmpty {
            conditions.append { row in
                let glimpse = database.glimpse(analysis: row)
                return seen.allSatisfy { $0(glimpse) }
            }
        }
        if !orders.isEmpty {
            conditions.append { row in
                let glimpse = database.glimpse(folder: database.folder(ofAnalysis: row))
                return orders.allSatisfy { $0(glimpse) }
            }
        }
        for name in ["analyse_id", "analysis_id"] {
            if let id = try filters.id(name) { conditions.append { id(database.analyses[$0].id) } }
        }
        if let id = try filters.id("folder_id") {
            conditions.append { id(database.folders[database.folder(ofAnalysis: $0)].id) }
        }
        if let meta = try MetaFilter(call.query) {
            conditions.append { meta.accepts(database.analyses[$0].metaData) }
        }
        self.conditions = conditions
    }
}
