/// Makes one invented order whole: what its sketch leaves out follows from the same seed and number.
struct OrderMaker: Sendable {
    let sketcher: OrderSketcher
    let library: MediaLibrary
    let engine: SimulationEngine

    /// Rows that an order takes in the tables of media and analyses, used or not.
    static let mediaSlots = 4
    static let analysisSlots = 8
    /// Analyses of one group, at most.
    static let groupSlots = 4
    /// What invented clients ask for: two thresholds for faces, as a real one does, so that operators have work.
    private static let settings = try? AnalysisSettings(["threshold_min": 0.75, "threshold_max": 0.85])

    /// An order with everything that belongs to it.
    struct Order: Sendable {
        var folder: Folder
        var media: [Media] = []
        /// By slot; nil where the order has no such analysis.
        var analyses: [Analysis?] = Array(repeating: nil, count: OrderMaker.analysisSlots)
    }

    func id(ofFolder row: Int) -> ObjectID { ObjectID(seed: sketcher.seed, kind: .folder, row) }

    func id(ofAnalysis row: Int) -> ObjectID {
        ObjectID(seed: sketcher.seed, kind: .analysis, row / Self.analysisSlots, row % Self.analysisSlots)
    }

    func order(_ number: Int) -> Order {
        let sketch = sketcher.sketch(number)
        let seed = sketcher.seed
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0xF1E5))
        let person = Person(seed: seed, number: sketch.person)
        let status = sketch.status
        var order = Order(
            folder: Folder(
                id: id(ofFolder: number), user: sketch.user, company: sketch.company,
                created: sketch.created, updated: sketch.updated, status: status.status,
                systemResolution: status.system, metaData: OrderMetaData.make(person, order: number, random: &random),
                technicalMetaData: OrderMetaData.technical(random: &random)))
        if let decided = sketch.decided {
            order.folder.comment = decided.decision.comment
            order.folder.decider = decided.decision.decider
            order.folder.decided = decided.at
        }
        order.media = MediaMaker(seed: seed, person: person, plan: sketch.plan, number: number, library: library)
            .media(of: order.folder, random: &random)
        order.folder.media = order.media.indices.map { number * Self.mediaSlots + $0 }
        for (part, group) in sketch.groups.enumerated() { add(group, part, number, &order, &random) }
        return order
    }

    private func add(
        _ group: OrderSketch.Group, _ part: Int, _ number: Int, _ order: inout Order, _ random: inout SplitMix
    ) {
        guard let settings = Self.settings else { return }
        let blacklist = order.folder.company.flatMap { sketcher.staff.blacklist(of: $0) }
        for (place, check) in group.checks.enumerated() {
            let slot = part * Self.groupSlots + place
            let sources = order.media.indices.filter {
                MediaChoice.fits(check.type, kind: order.media[$0].kind, tags: order.media[$0].tags)
            }
            var analysis = Analysis(
                id: id(ofAnalysis: number * Self.analysisSlots + slot), folder: number,
                group: ObjectID(seed: sketcher.seed, kind: .group, number, part), type: check.type,
                created: check.created, updated: check.updated, settings: settings,
                sources: sources.map { number * Self.mediaSlots + $0 },
                collection: check.type == .collection ? blacklist : nil)
            if check.verdict != nil {
                let question = Question(
                    type: check.type, settings: settings, names: sources.map { order.media[$0].originalName },
                    metaData: order.folder.metaData,
                    persons: analysis.collection.map { sketcher.staff.collections[$0].persons } ?? [])
                var judgement = engine.judge(question, wish: group.plan.wish(for: check.type), random: &random)
                judgement.duration = check.duration
                analysis.judgement = judgement
            }
            if let decision = check.decision {
                analysis.operatorResolution = decision.isApproved ? .success : .declined
                analysis.comment = decision.comment
            }
            order.folder.analyses.append(number * Self.analysisSlots + slot)
            order.analyses[slot] = analysis
        }
    }
}
