import OzModel

/// A sort key as queries name it, and the order behind it.
struct Sort: Sendable {
    let key: String
    let path: SortPath

    init(_ key: String, _ path: SortPath) {
        self.key = key
        self.path = path
    }
}

/// An order in which rows stand in the mirror already: the values of an index, or groups by name and an index in each.
struct SortPath: Sendable {
    /// A value that rows are ordered by, in terms of the row `t` and its group `g`.
    struct Key: Sendable {
        let sql: String
        var descends = false
    }

    /// A table that names the groups of rows.
    struct Group: Sendable {
        let table: String
        /// What tells which of its rows are groups of this order.
        let condition: String
        /// What a row and its group have in common.
        let link: String
    }

    /// A part of the order, walked to its end before the next one.
    struct Segment: Sendable {
        var group: Group?
        /// What the rows of this part have in common.
        var condition = "TRUE"
        let keys: [Key]
    }

    let segments: [Segment]
    /// The column of `t` that it follows first.
    let column: String
    /// Whether the natural order begins with the greatest value.
    var isReversed = false

    private static let newest = Key(sql: "t.created", descends: true)

    /// Whether it follows the values of this column and nothing else, so that a range of them is a range of the order.
    func isPlain(_ column: String) -> Bool {
        segments.count == 1 && segments[0].group == nil && segments[0].keys.count == 1
            && segments[0].keys[0].sql == "t.\(column)"
    }

    /// Times, newest first.
    static func newest(_ column: String) -> SortPath {
        SortPath(segments: [Segment(keys: [Key(sql: "t.\(column)", descends: true)])], column: column, isReversed: true)
    }

    /// The values of a column, the greatest first in its index.
    static func falling(_ column: String) -> SortPath { newest(column) }

    /// The values of a column.
    static func column(_ column: String) -> SortPath {
        SortPath(segments: [Segment(keys: [Key(sql: "t.\(column)")])], column: column)
    }

    /// The values of a column, newest first within each.
    static func grouped(_ column: String) -> SortPath {
        SortPath(segments: [Segment(keys: [Key(sql: "t.\(column)"), newest])], column: column)
    }

    static let id = column("id")

    /// What is worked out for each row of a small table.
    static func computed(_ sql: String) -> SortPath {
        SortPath(segments: [Segment(keys: [Key(sql: sql)])], column: "")
    }

    /// Words in alphabetical order, and the rows of each as they arrived.
    static func word(_ kind: String, in column: String) -> SortPath {
        let group = Group(table: "words", condition: "g.kind = '\(kind)'", link: "t.\(column) = g.seq")
        return SortPath(
            segments: [Segment(group: group, keys: [Key(sql: "g.word"), Key(sql: "g.seq")])], column: column)
    }

    /// Verdicts in alphabetical order, newest first within each.
    static let verdict = newestWord("verdict", in: "verdict")

    private static func newestWord(_ kind: String, in column: String) -> SortPath {
        let group = Group(table: "words", condition: "g.kind = '\(kind)'", link: "t.\(column) = g.seq")
        return SortPath(
            segments: [Segment(group: group, keys: [Key(sql: "g.word"), Key(sql: "g.seq"), newest])], column: column)
    }

    /// Names of owners in alphabetical order, newest first within each.
    static func owner(_ noun: Noun, in column: String) -> SortPath {
        let group = Group(
            table: "owners", condition: "g.noun = '\(noun.rawValue)'", link: "t.\(column) = g.seq")
        return SortPath(
            segments: [Segment(group: group, keys: [Key(sql: "g.name"), Key(sql: "g.seq"), newest])], column: column)
    }

    /// The upper thresholds.
    static let threshold = SortPath(
        segments: [
            Segment(
                group: Group(table: "bounds", condition: "TRUE", link: "t.bound = g.seq"),
                keys: [Key(sql: "g.high"), Key(sql: "g.seq")])
        ], column: "bound")

    /// The orders that rows belong to, by one of the orders' columns; first come rows whose order is not known.
    static func order(by column: String, descends: Bool = false) -> SortPath {
        SortPath(
            segments: [
                Segment(condition: "t.order_seq <= 0", keys: [Key(sql: "t.order_seq")]),
                Segment(
                    group: Group(table: "orders", condition: "TRUE", link: "t.order_seq = g.seq"),
                    keys: [Key(sql: "g.\(column)", descends: descends), Key(sql: "g.seq")]),
            ], column: "order_seq", isReversed: descends)
    }
}

extension SortPath.Segment {
    /// Where rows are found in this order.
    func source(_ table: String) -> String {
        guard let group else { return "\(table) AS t" }
        return "\(group.table) AS g CROSS JOIN \(table) AS t ON \(group.link) AND \(group.condition)"
    }

    /// Where one row is found by its number.
    func lookup(_ table: String) -> String {
        guard let group else { return "\(table) AS t" }
        return "\(table) AS t CROSS JOIN \(group.table) AS g ON \(group.link) AND \(group.condition)"
    }
}
