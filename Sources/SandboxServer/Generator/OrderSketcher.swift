/// Sketches invented orders: who, when, which checks, how they ended; all follows from the seed and the number.
struct OrderSketcher: Sendable {
    let seed: UInt64
    let now: Moment
    let staff: Staff
    /// Orders in all; their numbers run from 0, oldest first.
    let count: Int

    private static let day = 86_400.0
    /// Which orders wait for an operator, counted from the newest; down to the last, no other does. So a queue of any
    /// size holds waits from minutes to days.
    private static let waiting = [2, 6, 10, 18, 28, 40, 52, 64]
    /// Below this many from the newest, some are still at work at the start.
    var running: Int { min(max(3, count / 50), 12) }

    /// When an order came: one a minute at the end, thinning out over two to six months. No two share a moment.
    func creation(of number: Int) -> Moment {
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0xC0FFEE))
        let span = (count > 2_000 ? 180 : 60) * Self.day
        let fromEnd = Double(count - 1 - number) + random.fraction() * 0.9
        let position = fromEnd / Double(max(count, 1))
        return now + -(20 + 55 * fromEnd + span * position * position * position.squareRoot())
    }

    func sketch(_ number: Int) -> OrderSketch {
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0x0DD0))
        let created = creation(of: number)
        let person = random.below(max(12, count * 2 / 3))
        let fromEnd = count - 1 - number
        let waits = Self.waiting.firstIndex(of: fromEnd)
        // Every other of them is the first company's, so that its own operators have a queue as well.
        let company =
            (waits.map { $0 % 2 == 0 } ?? false) || random.chance(0.3) ? 0 : random.below(staff.companies.count)
        let user = random.pick(staff.authors[company])
        let drawn = OrderPlan(random: &random, decided: fromEnd < Self.waiting.last ?? 0 ? 1 : nil)
        let plan = waits == nil ? drawn : OrderPlan(waiting: drawn)
        var order = OrderSketch(
            number: number, person: person, user: user, company: company, created: created, plan: plan,
            updated: created + 1.5 + random.fraction())
        // The newest orders are still at work; of the others a few never got an analysis.
        let isRunning = fromEnd < running && fromEnd % 2 == 1
        guard isRunning || waits != nil || !random.chance(0.03) else { return order }
        addGroup(plan, at: created + 3 + random.fraction() * 4, isRunning, &order, &random)
        if !isRunning, plan.wish == .failed || plan.wish == .declined, random.chance(0.25),
            created < now + -Self.day
        {
            let again = created + 400 + random.fraction() * 4_000
            addGroup(OrderPlan(retrying: plan), at: again, false, &order, &random)
        }
        return order
    }

    private func addGroup(
        _ plan: OrderPlan, at start: Moment, _ isRunning: Bool, _ order: inout OrderSketch, _ random: inout SplitMix
    ) {
        var group = OrderSketch.Group(plan: plan, checks: [])
        for (place, type) in plan.types.enumerated() {
            let created = Moment(microseconds: start.microseconds + Int64(place))
            let runs = isRunning && type == plan.types.last
            let duration = 400 + random.below(4_000)
            var check = OrderSketch.Check(
                type: type, created: created, updated: runs ? created : created + Double(duration) / 1_000,
                verdict: runs ? nil : plan.wish(for: type).outcome(of: type), duration: duration)
            decide(&check, order.company, plan, &random)
            order.updated = max(order.updated, check.updated)
            group.checks.append(check)
        }
        order.groups.append(group)
    }

    /// Lets an operator have decided most of what is old, and some of what is new.
    private func decide(
        _ check: inout OrderSketch.Check, _ company: Int, _ plan: OrderPlan, _ random: inout SplitMix
    ) {
        let chance = plan.decided ?? (check.created < now + -5 * Self.day ? 0.7 : 0.3)
        guard check.verdict == .operatorRequired, random.chance(chance) else { return }
        let wished = 60 + random.fraction() * 14_000
        let possible = now.seconds - check.updated.seconds - 1
        // A decision cannot lie ahead; those that would are spread over the time that was, so that no two share one.
        let waiting = wished <= possible ? wished : possible * random.fraction()
        guard waiting > 0 else { return }
        let isApproved = random.chance(0.7)
        let comment = random.pick(
            isApproved
                ? ["Same person, old photo", "Matches the passport", "Glasses and a beard, same face"]
                : ["Different person", "Photo of a photo", "Document does not belong to the face"])
        check.decision = .init(isApproved: isApproved, decider: random.pick(staff.deciders[company]), comment: comment)
        check.updated = check.updated + waiting
    }
}
