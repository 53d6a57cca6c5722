/// What lists ask of an order for each row they pass: read off the row where it is kept, off the sketch where it is not.
struct FolderGlimpse {
    let user: Int
    let company: Int?
    let status: Resolution
    let system: Resolution
    let created: Moment
    let updated: Moment
    let comment: String?
    let isArchived: Bool

    init(_ folder: Folder) {
        user = folder.user
        company = folder.company
        status = folder.status
        system = folder.systemResolution
        created = folder.created
        updated = folder.updated
        comment = folder.comment
        isArchived = folder.isArchived
    }

    init(_ order: OrderSketch) {
        let verdict = order.status
        user = order.user
        company = order.company
        status = verdict.status
        system = verdict.system
        created = order.created
        updated = order.updated
        comment = order.decided?.decision.comment
        isArchived = false
    }
}

/// What lists ask of an analysis for each row they pass.
struct AnalysisGlimpse {
    let type: AnalysisType
    let state: Resolution
    let resolution: Resolution
    let operatorResolution: Resolution?
    let created: Moment
    let updated: Moment

    init(_ analysis: Analysis) {
        type = analysis.type
        state = analysis.state
        resolution = analysis.resolution
        operatorResolution = analysis.operatorResolution
        created = analysis.created
        updated = analysis.updated
    }

    init(_ check: OrderSketch.Check) {
        type = check.type
        state = check.verdict == nil ? .processing : check.verdict == .failed ? .failed : .finished
        resolution = check.resolution
        operatorResolution = check.decision.map { $0.isApproved ? .success : .declined }
        created = check.created
        updated = check.updated
    }
}

extension Database {
    func glimpse(folder row: Int) -> FolderGlimpse {
        folders.isTouched(row) ? FolderGlimpse(folders[row]) : FolderGlimpse(source.maker.sketcher.sketch(row))
    }

    func glimpse(analysis row: Int) -> AnalysisGlimpse {
        guard !analyses.isTouched(row) else { return AnalysisGlimpse(analyses[row]) }
        let order = source.maker.sketcher.sketch(row / OrderMaker.analysisSlots)
        let slot = row % OrderMaker.analysisSlots
        return AnalysisGlimpse(order.groups[slot / OrderMaker.groupSlots].checks[slot % OrderMaker.groupSlots])
    }

    /// The id of an order, without making the order.
    func id(ofFolder row: Int) -> ObjectID {
        folders.isTouched(row) ? folders[row].id : source.maker.id(ofFolder: row)
    }

    /// The id of an analysis, without making the analysis.
    func id(ofAnalysis row: Int) -> ObjectID {
        analyses.isTouched(row) ? analyses[row].id : source.maker.id(ofAnalysis: row)
    }

    /// The order of an analysis, without making the analysis.
    func folder(ofAnalysis row: Int) -> Int {
        row < analyses.computed ? row / OrderMaker.analysisSlots : analyses[row].folder
    }
}
