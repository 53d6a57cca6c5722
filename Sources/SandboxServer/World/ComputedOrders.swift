/// The four orders in which lists show invented rows.
struct ComputedOrders {
    let foldersByCreation: ComputedOrder
    let foldersByUpdate: ComputedOrder
    let analysesByCreation: ComputedOrder
    let analysesByUpdate: ComputedOrder

    init(_ sketcher: OrderSketcher) {
        let base: @Sendable (Int) -> Moment = { sketcher.creation(of: $0) }
        foldersByCreation = ComputedOrder(
            numbers: sketcher.count, base: base, entries: { [.init(time: sketcher.creation(of: $0), row: $0)] },
            rows: \.count)
        foldersByUpdate = ComputedOrder(
            numbers: sketcher.count, base: base, entries: { [.init(time: sketcher.sketch($0).updated, row: $0)] },
            rows: \.count)
        analysesByCreation = Self.analyses(sketcher, base) { $0.created }
        analysesByUpdate = Self.analyses(sketcher, base) { $0.updated }
    }

    private static func analyses(
        _ sketcher: OrderSketcher, _ base: @escaping @Sendable (Int) -> Moment,
        _ time: @escaping @Sendable (OrderSketch.Check) -> Moment
    ) -> ComputedOrder {
        ComputedOrder(
            numbers: sketcher.count, base: base,
            entries: { number in
                sketcher.sketch(number).groups.enumerated().flatMap { part, group in
                    group.checks.enumerated().map { place, check in
                        TimeIndex.Entry(
                            time: time(check),
                            row: number * OrderMaker.analysisSlots + part * OrderMaker.groupSlots + place)
                    }
                }
            },
            rows: { numbers in
                numbers.reduce(0) { sum, number in
                    sketcher.sketch(number).groups.reduce(sum) { $0 + $1.checks.count }
                }
            })
    }
}
