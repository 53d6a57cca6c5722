/// Makes one invented order: media, analyses, verdicts, decisions; all follows from the seed and the number.
struct OrderMaker {
    let seed: UInt64
    let now: Moment
    let engine: SimulationEngine
    /// Orders in all; their numbers run from 0, oldest first.
    let count: Int

    private static let day = 86_400.0
    /// Which orders wait for an operator, counted from the newest; down to the last, no other does. So a queue of any
    /// size holds waits from minutes to days.
    private static let waiting = [2, 6, 10, 18, 28, 40, 52, 64]

    /// When an order came: one a minute at the end, thinning out over two to six months.
    func creation(of number: Int) -> Moment {
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0xC0FFEE))
        let span = (count > 2_000 ? 180 : 60) * Self.day
        let fromEnd = Double(count - 1 - number) + random.fraction() * 0.9
        let position = fromEnd / Double(max(count, 1))
        return now + -(20 + 55 * fromEnd + span * position * position * position.squareRoot())
    }

    func add(_ number: Int, created: Moment, to database: inout Database) {
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0x0DD0))
        let person = Person(seed: seed, number: random.below(max(12, count * 2 / 3)))
        let fromEnd = count - 1 - number
        let waits = Self.waiting.firstIndex(of: fromEnd)
        // Every other of them is the first company's, so that its own operators have a queue as well.
        let user = author(in: database, first: waits.map { $0 % 2 == 0 } ?? false, random: &random)
        let row = database.folders.count
        database.folders.append(
            Folder(
                id: ObjectID(seed: seed, kind: .folder, number), user: user, company: database.users[user].company,
                created: created, updated: created,
                metaData: OrderMetaData.make(person, order: number, random: &random),
                technicalMetaData: OrderMetaData.technical(random: &random)))
        let drawn = OrderPlan(random: &random, decided: fromEnd < Self.waiting.last ?? 0 ? 1 : nil)
        let plan = waits == nil ? drawn : OrderPlan(waiting: drawn)
        MediaMaker(seed: seed, person: person, plan: plan, number: number)
            .add(to: &database, folder: row, random: &random)
        database.folders[row].updated = created + 1.5 + random.fraction()
        // The newest orders are still at work; of the others a few never got an analysis.
        let isRunning = fromEnd < min(max(3, count / 50), 12) && fromEnd % 2 == 1
        guard isRunning || waits != nil || !random.chance(0.03) else { return }
        addGroup(0, plan, row, number, at: created + 3 + random.fraction() * 4, isRunning, &database, &random)
        if !isRunning, plan.wish == .failed || plan.wish == .declined, random.chance(0.25),
            created < now + -Self.day
        {
            let again = created + 400 + random.fraction() * 4_000
            addGroup(1, OrderPlan(retrying: plan), row, number, at: again, false, &database, &random)
        }
        let verdict = RollUp.of(database.folders[row].analyses.map { database.analyses[$0] })
        database.folders[row].status = verdict.status
        database.folders[row].systemResolution = verdict.system
    }

    /// Most orders come from the first company; clients and service accounts make them.
    private func author(in database: Database, first: Bool, random: inout SplitMix) -> Int {
        let company = first || random.chance(0.3) ? 0 : random.below(database.companies.count)
        let authors = database.users.indices.filter {
            database.users[$0].company == company
                && (database.users[$0].role == .client || database.users[$0].role == .clientService)
        }
        return authors.isEmpty ? 0 : random.pick(Array(authors))
    }

    private func addGroup(
        _ part: Int, _ plan: OrderPlan, _ row: Int, _ number: Int, at start: Moment, _ isRunning: Bool,
        _ database: inout Database, _ random: inout SplitMix
    ) {
        guard let settings = try? AnalysisSettings() else { return }
        let folder = database.folders[row]
        let blacklist = database.collections.firstIndex { $0.company == folder.company && $0.alias == "blacklist" }
        for (place, type) in plan.types.enumerated() {
            let sources = folder.media.filter {
                MediaChoice.fits(type, kind: database.media[$0].kind, tags: database.media[$0].tags)
            }
            let created = Moment(microseconds: start.microseconds + Int64(place))
            var analysis = Analysis(
                id: ObjectID(seed: seed, kind: .analysis, number, part * 8 + place), folder: row,
                group: ObjectID(seed: seed, kind: .group, number, part), type: type, created: created,
                updated: created, settings: settings, sources: sources,
                collection: type == .collection ? blacklist : nil)
            let index = database.analyses.count
            if isRunning, type == plan.types.last {
                // They end while somebody looks on: two to fourteen minutes after the start.
                database.running.insert(index, at: now + 120 + random.fraction() * 720)
            } else {
                let question = Question(
                    type: type, settings: settings, names: sources.map { database.media[$0].originalName },
                    metaData: folder.metaData,
                    persons: analysis.collection.map { database.collections[$0].persons } ?? [])
                let judgement = engine.judge(question, wish: plan.wish(for: type), random: &random)
                analysis.judgement = judgement
                analysis.updated = created + Double(judgement.duration) / 1_000
                decide(&analysis, row, plan, &database, &random)
            }
            database.analyses.append(analysis)
            database.folders[row].analyses.append(index)
            database.folders[row].updated = max(database.folders[row].updated, analysis.updated)
        }
    }

    /// Lets an operator have decided most of what is old, and some of what is new.
    private func decide(
        _ analysis: inout Analysis, _ row: Int, _ plan: OrderPlan, _ database: inout Database,
        _ random: inout SplitMix
    ) {
        let chance = plan.decided ?? (analysis.created < now + -5 * Self.day ? 0.7 : 0.3)
        guard analysis.judgement?.resolution == .operatorRequired, random.chance(chance) else { return }
        let company = database.folders[row].company
        let deciders = database.users.indices.filter {
            let user = database.users[$0]
            return user.role == .operator || (user.role == .clientOperator && user.company == company)
        }
        guard !deciders.isEmpty else { return }
        let waiting = min(
            60 + random.fraction() * 14_000, now.seconds - analysis.updated.seconds - 1)
        guard waiting > 0 else { return }
        let isApproved = random.chance(0.7)
        analysis.operatorResolution = isApproved ? .success : .declined
        analysis.comment = random.pick(
            isApproved
                ? ["Same person, old photo", "Matches the passport", "Glasses and a beard, same face"]
                : ["Different person", "Photo of a photo", "Document does not belong to the face"])
        analysis.updated = analysis.updated + waiting
        database.folders[row].comment = analysis.comment
        database.folders[row].decider = random.pick(Array(deciders))
        database.folders[row].decided = analysis.updated
    }
}
