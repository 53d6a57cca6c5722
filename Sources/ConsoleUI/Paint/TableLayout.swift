/// Which columns fit a width, and how wide each is.
struct TableLayout: Equatable {
    /// A column on the glass: which of the screen's, from where, how wide.
    struct Slot: Equatable {
        let column: Int
        let start: Int
        let width: Int
    }

    /// What a column asks for.
    struct Wish: Equatable {
        let least: Int
        let most: Int
        let rank: Int
    }

    /// Columns between two columns.
    static let gap = 2

    let slots: [Slot]
    /// Columns of the screen that found no room.
    let hidden: Int

    /// Drops the columns of the highest rank until the rest fits, then lets the rest grow to what they would like.
    ///
    /// - Parameter offset: so many columns after the first are scrolled off to the left.
    init(_ wishes: [Wish], order: [Int], offset: Int, width: Int) {
        var kept = order
        let scrolled = min(offset, max(0, kept.count - 1))
        if scrolled > 0 { kept.removeSubrange(1..<(1 + scrolled)) }
        func taken(_ column: (Wish) -> Int) -> Int {
            kept.reduce(0) { $0 + column(wishes[$1]) } + Self.gap * max(0, kept.count - 1)
        }
        // What matters most is to stand there whole; only where nothing else is left does it shrink.
        let whole = { (wish: Wish) in wish.rank == 0 ? wish.most : wish.least }
        while kept.contains(where: { wishes[$0].rank > 0 }), kept.count > 1, taken(whole) > width {
            let weakest = kept.indices.dropFirst().max { wishes[kept[$0]].rank < wishes[kept[$1]].rank }
            guard let weakest, wishes[kept[weakest]].rank > 0 else { break }
            kept.remove(at: weakest)
        }
        while kept.count > 1, taken(\.least) > width {
            let weakest = kept.indices.dropFirst().max { wishes[kept[$0]].rank < wishes[kept[$1]].rank }
            guard let weakest else { break }
            kept.remove(at: weakest)
        }
        var widths = kept.map { wishes[$0].least }
        var spare = width - taken(\.least)
        while spare > 0 {
            // What matters most is whole before what matters less grows.
            let all = kept.indices.filter { widths[$0] < wishes[kept[$0]].most }
            guard let first = all.map({ wishes[kept[$0]].rank }).min() else { break }
            let hungry = all.filter { wishes[kept[$0]].rank == first }
            for index in hungry where spare > 0 {
                widths[index] += 1
                spare -= 1
            }
        }
        if let only = widths.first, kept.count == 1 { widths[0] = min(only, max(0, width)) }
        var start = 0
        var slots: [Slot] = []
        for (index, column) in kept.enumerated() {
            slots.append(Slot(column: column, start: start, width: widths[index]))
            start += widths[index] + Self.gap
        }
        self.slots = slots
        self.hidden = order.count - kept.count
    }
}
