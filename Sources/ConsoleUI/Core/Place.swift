import OzModel
import Store

/// Where the operator is: a list, or one object opened.
public enum Place: Equatable, Sendable {
    case list(ListPlace)
    case detail(DetailPlace)
    case viewer(ViewerPlace)
}

/// A list as the operator left it: what it shows, in which order, where the cursor is, what is marked.
public struct ListPlace: Equatable, Sendable {
    public let noun: Noun
    /// Analyses that a person goes through; nil: all there are.
    public var queue: Queue?
    /// Only the rows of this order, company or user; nil for all.
    public var scope: ListQuery.Scope?
    /// Only the rows that a query means; nil for all.
    public var filter: ListFilter?
    /// The saved view that it shows; nil for a list of its own.
    public let view: SavedView?
    /// nil: the screen's own order.
    public var sort: Sort?
    /// nil: the first row.
    public var cursor: RowMark?
    /// The row of the window the cursor stands in, from 0; painting clamps it to what there is.
    public var cursorRow = 0
    /// The cursor's rank from 0, as far as known.
    public var position = 0
    public var marks: Set<String> = []
    /// Where a range of marks began.
    public var rangeStart: RowMark?
    /// Its rank when it began.
    public var rangeStartPosition: Int?
    /// The window begins at the list's first row, and stays there while rows arrive above the cursor.
    public var showsTop = true
    /// How many columns are scrolled off to the left.
    public var columnOffset = 0
    /// Small pictures instead of lines.
    public var isGrid = false

    public init(noun: Noun, scope: ListQuery.Scope? = nil) {
        self.noun = noun
        self.scope = scope
        view = nil
    }

    /// A saved view as it is when nobody has been there yet.
    init(_ view: SavedView) {
        noun = view.lane.noun
        self.view = view
        if view.lane == .review { queue = .review }
        filter = view.filter
        sort = view.sort
    }

    /// A queue from its first case.
    public init(queue: Queue) {
        self.init(noun: .analyses)
        self.queue = queue
    }

    /// A list as it is when nobody has been there yet.
    init(_ lane: Lane) {
        if case .view(let view) = lane {
            self.init(view)
            return
        }
        self.init(noun: lane.noun)
        if lane == .review { queue = .review }
    }

    /// Which of the lists it is.
    public var lane: Lane { view.map { .view($0) } ?? home }

    /// The list that it is, or that its view is of.
    var home: Lane {
        switch queue {
        case .review: .review
        case .sample: .sample
        case nil: .all(noun)
        }
    }
}

/// The key a list is ordered by, in the API's field names.
public struct Sort: Hashable, Sendable {
    public let key: String
    public let descending: Bool

    public init(key: String, descending: Bool) {
        self.key = key
        self.descending = descending
    }
}

/// A line of an opened object, found again by what it opens when lines have come or gone above it.
public struct LineMark: Equatable, Sendable {
    /// Where it stood when the cursor was put there.
    public let line: Int
    public let target: Target
}

/// One object opened: which, on which tab, how far down.
public struct DetailPlace: Equatable, Sendable {
    public let subject: Subject
    public let id: String
    /// A former version as the mirror keeps it; nil for the object as it stands.
    public let version: Int64?
    public var tab = 0
    /// The first line shown.
    public var scroll = 0
    /// Whether the server said, while it was open, that it has it no more.
    public var isGone = false
    /// Where the cursor was put; nil: on the first line that opens something.
    public var cursor: LineMark?

    public init(noun: Noun, id: String, version: Int64? = nil) {
        self.init(.object(noun), id: id, version: version)
    }

    public init(_ subject: Subject, id: String = "", version: Int64? = nil) {
        self.subject = subject
        self.id = id
        self.version = version
    }

    /// The kind of object; nil for what the server does not know.
    public var noun: Noun? { subject.noun }
}
