/// Rows of one kind, numbered from 0: the first ones follow from their number until they are touched, the rest were made.
struct Table<Row: Codable & Sendable>: RandomAccessCollection, MutableCollection, Sendable {
    /// How many rows need no memory as long as nobody changes them.
    let computed: Int
    private let compute: @Sendable (Int) -> Row
    private var touched: [Int: Row] = [:]
    private var made: [Row] = []
    /// The rows that were changed or made since they were last drained.
    private(set) var changed: Set<Int> = []

    /// Rows that are all made.
    init() {
        computed = 0
        compute = { _ in preconditionFailure("a row that was never made") }
    }

    /// `computed` rows that `compute` makes from their numbers, always the same.
    init(computed: Int, _ compute: @escaping @Sendable (Int) -> Row) {
        self.computed = computed
        self.compute = compute
    }

    /// Rows that are there from the start and cost nothing to make again.
    init(_ rows: [Row]) {
        self.init(computed: rows.count) { rows[$0] }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { computed + made.count }

    subscript(_ number: Int) -> Row {
        get { number >= computed ? made[number - computed] : touched[number] ?? compute(number) }
        _modify {
            changed.insert(number)
            if number >= computed {
                yield &made[number - computed]
            } else {
                var row = touched.removeValue(forKey: number) ?? compute(number)
                defer { touched[number] = row }
                yield &row
            }
        }
    }

    /// Whether a row no longer follows from its number.
    func isTouched(_ number: Int) -> Bool { number >= computed || touched[number] != nil }

    /// Rows that take memory, by number.
    var kept: [Int] { touched.keys.sorted() + Array(computed..<endIndex) }

    mutating func append(_ row: Row) {
        changed.insert(endIndex)
        made.append(row)
    }

    /// The changes since the last call, which then are forgotten.
    mutating func drain() -> Set<Int> {
        defer { changed.removeAll(keepingCapacity: true) }
        return changed
    }

    /// Puts a row back as it was kept; numbers beyond the end must come in order.
    mutating func restore(_ row: Row, at number: Int) {
        if number < computed {
            touched[number] = row
        } else if number < endIndex {
            made[number - computed] = row
        } else {
            made.append(row)
        }
    }
}
