/// Everything an analysis must satisfy to be listed.
struct AnalysisConditions {
    let conditions: [(Int) -> Bool]

    init(_ database: Database, _ call: Call) throws {
        let filters = Filters(query: call.query, now: call.now)
        let (analyses, folders) = (database.analyses, database.folders)
        let (companies, users) = (database.companies, database.users)
        var conditions: [(Int) -> Bool] = []
        if database.archived > 0 { conditions.append { !folders[analyses[$0].folder].isArchived } }
        switch call.reach {
        case .own: conditions.append { folders[analyses[$0].folder].user == call.caller }
        case .company:
            let company = users[call.caller].company
            conditions.append { folders[analyses[$0].folder].company == company }
        case .all: break
        }
        let type = try filters.words("type") { word in
            guard let type = AnalysisType(rawValue: word.uppercased()) else {
                throw ApiError.cast(word, "AnalyseType", "type")
            }
            return type
        }
        if let type { conditions.append { type(analyses[$0].type) } }
        if let state = try filters.resolution("state") { conditions.append { state(analyses[$0].state) } }
        for name in ["resolution_status", "resolution"] {
            if let verdict = try filters.resolution(name) {
                conditions.append { verdict(analyses[$0].resolution) }
            }
        }
        if let verdict = try filters.resolution("resolution_operator") {
            conditions.append { verdict(analyses[$0].operatorResolution) }
        }
        for name in ["analyse_id", "analysis_id"] {
            if let id = try filters.id(name) { conditions.append { id(analyses[$0].id) } }
        }
        if let id = try filters.id("folder_id") { conditions.append { id(folders[analyses[$0].folder].id) } }
        if let id = try filters.id("company_id") {
            conditions.append { id(folders[analyses[$0].folder].company.map { companies[$0].id }) }
        }
        if let meta = try MetaFilter(call.query) { conditions.append { meta.accepts(analyses[$0].metaData) } }
        self.conditions = conditions
    }
}
