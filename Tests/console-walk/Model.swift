import OzModel

/// Where the operator must be by now, and what must be on the glass, by plain counting.
struct Model {
    /// A list as it was left.
    struct Spot {
        var sort = 0
        var descending: Bool
        var filter: Int?
        var position = 0
        var marks: Set<String> = []
        /// The place where a range of marks began.
        var range: Int?
    }

    let book: Book
    let lanes: [WalkLane]
    var spots: [Spot]
    var lane = 1
    var height = 1
    /// What was looked for, and in which kind of object.
    var find: (text: String, noun: Noun)?
    /// The object that is open.
    var opened: String?
    private var known: [String: [Int32]] = [:]
    /// Which rows of a noun a list with its filter has: asked once of each row, whatever the list is sorted by.
    private var held: [String: [Bool]] = [:]

    init(_ book: Book) {
        self.book = book
        lanes = WalkLane.all(book.rows)
        spots = lanes.map { Spot(descending: $0.descends) }
    }

    var here: WalkLane { lanes[lane] }
    var spot: Spot {
        get { spots[lane] }
        set { spots[lane] = newValue }
    }

    /// The rows of the list on screen, in its order.
    mutating func rows() -> [Int32] {
        let (lane, spot) = (here, spot)
        let key = "\(lane.name) \(spot.sort) \(spot.descending) \(spot.filter ?? -1)"
        if let rows = known[key] { return rows }
        let holds = held(lane, spot.filter)
        let ascending = book.ascending(lane, spot.sort).filter { holds[Int($0)] }
        let rows = spot.descending ? ascending.reversed() : ascending
        if known.count > 6 { known = [:] }
        known[key] = rows
        return rows
    }

    private mutating func held(_ lane: WalkLane, _ place: Int?) -> [Bool] {
        let key = "\(lane.name) \(place ?? -1)"
        if let holds = held[key] { return holds }
        let filter = place.map { lane.filters[$0] }
        let holds = (book.rows[lane.noun] ?? []).map { lane.holds($0) && filter?.holds($0) ?? true }
        held[key] = holds
        return holds
    }

    func plain(_ row: Int32) -> Plain { book.rows[here.noun]?[Int(row)] ?? Plain("") }

    mutating func move(by distance: Int) {
        spot.position = min(max(0, spot.position + distance), max(0, rows().count - 1))
    }

    mutating func sort(_ index: Int) {
        let isSame = spot.sort == index
        spot.descending = isSame ? !spot.descending : here.sorts[index].descendsFirst
        spot.sort = index
        (spot.position, spot.range) = (0, nil)
    }

    mutating func filter(_ index: Int?) {
        guard index != spot.filter else { return }
        spot.filter = index
        (spot.position, spot.range, spot.marks) = (0, nil, [])
    }

    mutating func show(_ index: Int) {
        lane = index
        if find?.noun != here.noun { find = nil }
    }

    /// One step out.
    mutating func back() {
        if spot.range != nil || !spot.marks.isEmpty {
            (spot.range, spot.marks) = (nil, [])
        } else if find?.noun == here.noun {
            find = nil
        } else {
            filter(nil)
        }
    }

    /// Goes to the next row with the text, round the end where there is none before it.
    mutating func look(forward: Bool) -> Int {
        guard let find, let text = here.text else { return 0 }
        let rows = rows()
        let hits = rows.indices.filter { text(plain(rows[$0]))?.contains(find.text) ?? false }
        let (position, next) = (spot.position, forward ? hits.first { $0 > spot.position } : nil)
        let found =
            forward
            ? next ?? hits.first { $0 <= position }
            : hits.last { $0 < position } ?? hits.last { $0 >= position }
        if let found { spot.position = found }
        return hits.count
    }

    mutating func mark() {
        let rows = rows()
        guard !rows.isEmpty else { return }
        let id = plain(rows[spot.position]).id
        if spot.marks.remove(id) == nil { spot.marks.insert(id) }
        move(by: 1)
    }

    /// A range holds at most so many rows.
    private static let longest = 10_000

    mutating func range() {
        let rows = rows()
        guard !rows.isEmpty else { return }
        guard let start = spot.range else {
            spot.range = spot.position
            spot.marks.insert(plain(rows[spot.position]).id)
            return
        }
        let (from, through) = (min(start, spot.position), max(start, spot.position))
        guard through - from < Self.longest else { return }
        for row in rows[from...through] { spot.marks.insert(plain(row).id) }
        spot.range = nil
    }

    func isMarked(_ plain: Plain, at position: Int) -> Bool {
        if spot.marks.contains(plain.id) { return true }
        guard let start = spot.range else { return false }
        return (min(start, spot.position)...max(start, spot.position)).contains(position)
    }
}
