/// Who of the waiting analyses comes to an engine when, and for how long they may wait and run.
struct AnalysisDesk: Sendable {
    let licence: Licence
    /// How many analyses are looked at at a time.
    let workers: Int
    /// Whether another program is asked; then analyses end when it answers, and not at a time known before.
    let isExternal: Bool
    private let processingLimit: Double
    private let deliveryLimit: Double
    /// When each worker of the simulation is free again.
    private var free: [Moment]

    /// The analyses whose time runs out, and when.
    var expiring: [Int: Moment] = [:]
    /// The analyses for another program, in the order they came, and those it looks at.
    var waiting: [Int] = []
    var busy: Set<Int> = []
    /// Orders whose webhook is called once their analyses have ended.
    var watched: Set<Int> = []
    /// Of those, the ones that have ended.
    var finished: [Int] = []

    init(_ configuration: SandboxConfiguration) {
        licence = configuration.licence
        workers = max(1, configuration.workers)
        isExternal = configuration.engine != nil
        processingLimit = configuration.processingLimit
        deliveryLimit = configuration.deliveryLimit
        free = Array(repeating: Moment(microseconds: 0), count: workers)
    }

    /// The orders to tell webhooks of, once.
    mutating func takeFinished() -> [Int] {
        defer { finished = [] }
        return finished
    }

    /// Takes an analysis in; answers when it ends or, where that is sooner, expires (reference, section 10).
    mutating func accept(_ row: Int, now: Moment, lasting time: Double) -> Moment {
        let delivery = now + deliveryLimit
        if isExternal {
            waiting.append(row)
            expiring[row] = delivery
            return delivery
        }
        let worker = free.indices.min { free[$0] < free[$1] } ?? 0
        let begin = max(now, free[worker])
        let expiry = min(begin + processingLimit, delivery)
        let end = min(begin + time, expiry)
        if begin + time > expiry { expiring[row] = expiry }
        if begin < end { free[worker] = end }
        return end
    }

    /// When an analysis that another program begins to look at now will expire.
    mutating func begin(_ row: Int, now: Moment) -> Moment? {
        guard let delivery = expiring[row] else { return nil }
        busy.insert(row)
        let expiry = min(delivery, now + processingLimit)
        expiring[row] = expiry
        return expiry
    }

    /// Why an analysis fails without a look at its media. [I] The words, sections 10 and 17.
    mutating func refusal(_ row: Int, _ type: AnalysisType) -> Judgement? {
        if expiring.removeValue(forKey: row) != nil {
            var late = Judgement.failed(11, "Analysis processing time has expired")
            late.engine = isExternal ? ExternalEngine.name : nil
            return late
        }
        guard type != .documents, let reason = licence.refusal else { return nil }
        return .failed(11, "Bio service failed: \(reason)")
    }
}
