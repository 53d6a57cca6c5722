import Canvas
import OzModel

/// All the console remembers that the mirror does not: where the operator is, and what they are doing.
public struct State: Equatable, Sendable {
    /// The window, in character cells.
    public var size: Size
    /// Epoch seconds; moved on by `.tick` only, so that a frame is a function of the state.
    public var now: Double
    /// Where the operator is, outermost first; never empty.
    public var places: [Place]
    /// The top-level lists that are not on screen, with their cursors, sorts and marks.
    public var parked: [Lane: ListPlace] = [:]
    /// What lies over the screen, topmost last.
    public var overlays: [Overlay] = []
    public var notices: [Notice] = []
    public var news: News = .none
    public var progress: Progress?
    /// Only what is asked for is fetched.
    public var isPaused = false
    /// How far a download has come, in bytes.
    public var download: Progress?
    /// Epoch seconds at which the server was last heard, while it is live.
    public var heard: Double?
    public var identity: Identity
    /// What the server last said of itself.
    public var health = HealthWatch()
    /// The mirror's revision that the screen was last told of.
    public var revision = 0
    public var themeName: String
    /// What was typed after `:`, oldest first.
    public var commandHistory: [String] = []
    /// Lists with a query that have a name, in the order of their tabs.
    public var views: [SavedView] = []
    /// The charts of the statistics screen, in their order.
    public var charts: [Chart] = []
    /// Charts that were kept are only read for who looks at them.
    public var hasAskedForCharts = false
    /// The charts that will be here next time.
    public var savedCharts: [Chart] = []
    /// The reports that the server is being asked for.
    public var reportQuestion: ReportQuestion?
    /// Queries that were typed, oldest first.
    public var filterHistory: [String] = []
    /// What was last looked for with `/`.
    public var find: Find?
    /// Decisions that may still be taken back, newest last.
    public var undos: [Undo] = []
    public var isLeaving = false
    /// No face and no document is shown, wherever the operator goes.
    public var isMasked = false
    /// The terminal shows real pixels.
    public var hasPixels = false
    /// A picture in pixels did not get through: cells from now on.
    public var arePixelsRefused = false

    public init(size: Size, now: Double, place: Place, identity: Identity, themeName: String) {
        self.size = size
        self.now = now
        self.places = [place]
        self.identity = identity
        self.themeName = themeName
    }

    /// The place on screen.
    public var place: Place {
        get { places.last ?? .list(ListPlace(noun: .orders)) }
        set {
            if places.isEmpty { places.append(newValue) } else { places[places.count - 1] = newValue }
        }
    }

    /// Whether a question lies over the screen that a key answers.
    public var isAsking: Bool {
        switch overlays.last {
        case .decide, .confirm: true
        case .help, .prompt, .menu, .form, .credentials, nil: false
        }
    }

    /// Where keys are looked up.
    var scope: Command.Scope {
        switch place {
        case .list: .list
        case .detail(let detail): detail.subject == .statistics ? .statistics : .detail
        case .viewer: .viewer
        }
    }

    /// The queue on screen, or the one that the case on screen was opened from.
    var queue: Queue? {
        if let list { return list.queue }
        guard places.count == 2, case .list(let list)? = places.first else { return nil }
        return list.queue
    }

    /// The list on screen, if a list is on screen.
    public var list: ListPlace? {
        get { if case .list(let list) = place { list } else { nil } }
        set { if let newValue { place = .list(newValue) } }
    }

    /// The viewer on screen, if it is.
    public var viewer: ViewerPlace? {
        get { if case .viewer(let viewer) = place { viewer } else { nil } }
        set { if let newValue { place = .viewer(newValue) } }
    }

    /// The object on screen, if one is open.
    public var detail: DetailPlace? {
        get { if case .detail(let detail) = place { detail } else { nil } }
        set { if let newValue { place = .detail(newValue) } }
    }
}
