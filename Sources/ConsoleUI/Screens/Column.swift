import Canvas
import OzModel

/// What a cell of a table says and means.
public struct Text: Equatable, Sendable {
    public let text: String
    public let role: Role

    public init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// One column of a list: heading, width, order and text are one value.
struct Column<Record: Sendable>: Sendable {
    /// The name in `--columns` and `[columns]`: the API's own where it has one.
    let name: String
    let heading: String
    /// Columns of the terminal: never narrower, better that wide, never wider.
    let least: Int
    let most: Int
    /// Who gives way first when the window is narrow: the highest number.
    let rank: Int
    let alignment: Alignment
    /// The mirror's sort key; nil: cannot be sorted by.
    let sort: String?
    /// Whether the first choice of this order is the largest first.
    let descendsFirst: Bool
    let text: @Sendable (Record, Look) -> Text

    init(
        _ name: String, _ heading: String, width: ClosedRange<Int>, rank: Int = 5, align: Alignment = .left,
        sort: String? = nil, descendsFirst: Bool = false, text: @escaping @Sendable (Record, Look) -> Text
    ) {
        self.name = name
        self.heading = heading
        self.least = width.lowerBound
        self.most = width.upperBound
        self.rank = rank
        self.alignment = align
        self.sort = sort
        self.descendsFirst = descendsFirst
        self.text = text
    }
}

/// What the words on screen depend on beside the record: the clock and the glyphs.
struct Look: Sendable {
    let glyphs: Glyphs
    /// Epoch seconds.
    let now: Double
    /// Decisions on their way, which stand where the verdict would.
    var pending = PendingMarks.none
    /// Waiting times in seconds from which on a case is late, and very late.
    var sla: [Double] = []
    /// Whether what tells who somebody is must not be read here.
    var isMasked = false

    /// What tells who somebody is, or a word in its place.
    func personal(_ text: String?) -> String? { isMasked && text != nil ? Redaction.mask : text }

    /// Metadata, or the same without what tells who somebody is.
    func personal(metadata: String?) -> String? {
        guard isMasked, let metadata else { return metadata }
        // Only below its name is metadata known for what it is.
        let wrapped = personal(json: "{\"meta_data\":\(metadata)}") ?? ""
        let head = "{\"meta_data\":"
        return wrapped.hasPrefix(head) ? String(wrapped.dropFirst(head.count).dropLast()) : wrapped
    }

    /// The server's own text, or the same without what tells who somebody is.
    func personal(json: String?) -> String? {
        guard isMasked, let json else { return json }
        return Redaction(hidesPersonal: true, omitsScores: false).rewritten(json) ?? "\"\(Redaction.mask)\""
    }
}
