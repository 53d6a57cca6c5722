import Canvas
import OzModel
import Store

/// A list as plain words, for output without a screen: the same columns, the same texts.
public struct PlainList {
    /// One of its columns.
    public struct Column: Equatable, Sendable {
        /// The name in `--columns`.
        public let name: String
        /// What stands above it.
        public let heading: String
        /// Terminal columns: never narrower, never wider where room is short.
        public let least: Int
        /// See `least`.
        public let most: Int
        /// Whether its texts end at the right, as numbers do.
        public let isRight: Bool
        fileprivate let rank: Int
    }

    /// What is listed.
    public let noun: Noun
    /// All of its columns, in the screen's order.
    public let columns: [Column]
    /// The order it has unless another one is asked for.
    public let sort: Sort
    private let screen: any ListScreen.Type

    /// The list of a noun.
    public init(_ noun: Noun) {
        self.noun = noun
        let screen = ConsoleUI.screen(of: noun)
        self.screen = screen
        columns = screen.plainColumns
        sort = screen.defaultSort
    }

    /// The columns that fit a width, in their order, and how wide each may be; at least one.
    public func layout(_ order: [Int], width: Int) -> [(column: Int, width: Int)] {
        let wishes = columns.map { TableLayout.Wish(least: $0.least, most: $0.most, rank: $0.rank) }
        return TableLayout(wishes, order: order, offset: 0, width: width).slots.map { ($0.column, $0.width) }
    }

    /// What each column says of an object; nil when it is not in the mirror. Not sanitised.
    public func cells(
        _ id: String, reader: MirrorReader, glyphs: Glyphs, now: Double
    ) throws(StoreError) -> [String]? {
        try screen.plainCells(id, reader: reader, look: Look(glyphs: glyphs, now: now))
    }
}

extension ListScreen {
    fileprivate static var plainColumns: [PlainList.Column] {
        columns.map {
            PlainList.Column(
                name: $0.name, heading: $0.heading, least: $0.least, most: $0.most, isRight: $0.alignment == .right,
                rank: $0.rank)
        }
    }

    fileprivate static func plainCells(
        _ id: String, reader: MirrorReader, look: Look
    ) throws(StoreError) -> [String]? {
        guard let record = try reader.record(Record.self, id: id) else { return nil }
        return columns.map { $0.text(record, look).text }
    }
}
