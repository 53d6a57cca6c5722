import Canvas
import OzModel
import Store

/// The thin cached layer between mirror and screen: rows in, words and roles out. Decides nothing, writes nothing.
public final class ViewModels {
    /// The most rows one range of marks may hold.
    static let longestRange = 10_000

    let reader: MirrorReader
    /// nil where there is none, as in a list without a console.
    let ledger: LedgerReader?
    let settings: Settings
    let glyphs: Glyphs
    let themeNames: [String]
    /// nil where no pictures can be shown: text cards stand in their place.
    let shelf: PictureShelf?
    /// Whether small pictures tell anything here: without colours they do not.
    let hasThumbnails: Bool
    /// What filtered lists have found.
    public let sieve: Sieve
    /// What charts have counted.
    public let board: ChartBoard
    /// Persons of collections, as the server told them.
    public let roster: Roster
    /// The charts that the frame being painted would like to show; nil where it shows none.
    var chartWish: ChartWish?
    private var chartPage: (key: ChartPageKey, page: (title: String, lines: [Line]))?
    /// The rows that the frame being painted would like to show; nil where its list has no filter.
    var siftWish: SiftWish?
    var knownRows: (wish: SiftWish, stamp: Int, decided: Set<Int64>, sifted: Sifted)?
    var decidedNumbers: (ids: Set<String>, numbers: Set<Int64>)?
    /// What the frame being painted would like to show.
    private(set) var wishes: [PictureWish] = []
    /// Why the mirror could not be read at the last try; shown where the rows would be.
    private(set) var failure: String?

    private var windows: [WindowKey: ListWindow] = [:]
    private var lastRead: (key: WindowKey, window: ListWindow)?
    private var counts: [ListQuery: (revision: Int, count: Int)] = [:]
    private var ranks: [ListQuery: (revision: Int, id: String, rank: Int)] = [:]
    private var pages: [PageKey: (title: String, lines: [Line])] = [:]
    private var revision = -1
    private var ledgerRevision = -1
    var pendingRows: (revision: Int, owner: LedgerOwner, rows: [String: OutboxRow])?
    var ledgerCounts: (revision: Int, counts: [OutboxState: Int])?
    /// Why the ledger could not be read at the last try.
    var ledgerFailure: String?
    var tiles: [String: Exhibit] = [:]
    /// The last opened object that was there.
    private var opened: (subject: Subject, id: String)?
    /// Text cards, broken into lines once: each of their lines is painted by itself.
    var cards: [PicturePaint.Card: [PicturePaint.CardLine]] = [:]
    var exhibitsKnown: (subject: Subject, id: String, revision: Int, people: Int, exhibits: [Exhibit])?
    var workload: (revision: Int, tens: Int, workload: Workload)?
    var queueFigures: (query: ListQuery, revision: Int, minute: Int, figures: QueueFigures)?

    public init(
        reader: MirrorReader, ledger: LedgerReader? = nil, settings: Settings, glyphs: Glyphs, themeNames: [String],
        shelf: PictureShelf? = nil, hasThumbnails: Bool = true, sieve: Sieve = Sieve(),
        board: ChartBoard = ChartBoard(), roster: Roster = Roster()
    ) {
        self.reader = reader
        self.ledger = ledger
        self.settings = settings
        self.glyphs = glyphs
        self.themeNames = themeNames
        self.shelf = shelf
        self.sieve = sieve
        self.board = board
        self.roster = roster
        self.hasThumbnails = hasThumbnails && shelf != nil
    }

    /// The program that edits texts at length, as the configuration names it.
    public var editor: [String] { settings.editor }

    // MARK: Lists

    /// What the mirror is asked for a list.
    func query(_ list: ListPlace, in state: State) -> ListQuery {
        let sort = list.sort ?? settings.sorts[screen(of: list).name] ?? screen(of: list).defaultSort
        return ListQuery(
            noun: list.noun, sort: sort.key, descending: sort.descending, scope: list.scope,
            filter: filter(list, state))
    }

    /// The rows around the cursor; nil when the mirror cannot be read.
    func window(_ list: ListPlace, in state: State) -> ListWindow? {
        forget(state)
        let query = query(list, in: state)
        let height = max(1, list.isGrid ? GridLayout(state).capacity : listHeight(state))
        let sifted = sifted(list, in: state)
        let key = WindowKey(
            query: query, cursor: list.cursor, row: list.cursorRow, showsTop: list.showsTop, height: height,
            minute: Int(state.now / 60), stamp: sifted == nil ? nil : sieve.stamp, isMasked: state.isMasked)
        if let known = windows[key] { return known }
        guard var window = slid(key, list) ?? read(key, list, sifted, in: state) else { return nil }
        if let sifted {
            window.position = sifted.index(of: window.cursorMark, near: list.position) ?? 0
        } else {
            let mark = window.cursorMark
            guard let rank = attempt({ () throws(StoreError) in try rank(of: mark, list, query) }) else { return nil }
            window.position = rank
        }
        if windows.count > 8 { windows.removeAll() }
        windows[key] = window
        return window
    }

    /// The rows that were read last hold what a step of the cursor brings onto the glass, most of the time.
    private func slid(_ key: WindowKey, _ list: ListPlace) -> ListWindow? {
        guard let lastRead, !list.isGrid, lastRead.key.isBeside(key) else { return nil }
        return lastRead.window.slid(to: list)
    }

    private func read(_ key: WindowKey, _ list: ListPlace, _ sifted: Sifted?, in state: State) -> ListWindow? {
        let window: ListWindow?
        if let sifted {
            window = self.window(list, sifted, height: key.height, in: state)
        } else {
            let look = look(state)
            window = attempt { () throws(StoreError) in
                try screen(of: list).window(key.query, list, height: key.height, look: look, reader: reader)
            }
        }
        lastRead = window.map { (key, $0) }
        return window
    }

    /// The clock, the glyphs, and what is on its way.
    func look(_ state: State) -> Look {
        Look(glyphs: glyphs, now: state.now, pending: marks(state), sla: settings.slaSteps, isMasked: state.isMasked)
    }

    func count(_ list: ListPlace, in state: State) -> Int {
        sifted(list, in: state)?.rows.count ?? count(query(list, in: state), in: state)
    }

    func count(_ query: ListQuery, in state: State) -> Int {
        forget(state)
        if let known = counts[query], known.revision == revision { return known.count }
        // What could not be read is no number to remember: nothing else would ask again until the mirror changes.
        guard let count = attempt({ () throws(StoreError) in try reader.count(query) }) else { return 0 }
        counts[query] = (revision, count)
        return count
    }

    func edge(_ list: ListPlace, last: Bool, in state: State) -> RowMark? {
        if let sifted = sifted(list, in: state) { return edge(list, sifted, last: last) }
        return attempt { () throws(StoreError) in try reader.edge(query(list, in: state), last: last) } ?? nil
    }

    func skip(_ list: ListPlace, from mark: RowMark, by distance: Int, in state: State) -> RowMark? {
        if let sifted = sifted(list, in: state) { return skip(list, sifted, from: mark, by: distance) }
        let query = query(list, in: state)
        return attempt { () throws(StoreError) in try reader.skip(from: mark, by: distance, query) } ?? nil
    }

    /// The ids from one row through another, whichever comes first; nil when there are too many.
    func ids(_ list: ListPlace, from start: RowMark, through end: RowMark, in state: State) -> [String]? {
        if let sifted = sifted(list, in: state) { return ids(list, sifted, from: start, through: end) }
        return attempt { () throws(StoreError) in
            let query = query(list, in: state)
            let from = try reader.position(of: start, query)
            let through = try reader.position(of: end, query)
            guard abs(through - from) < Self.longestRange else { return nil }
            return try screen(of: list).ids(
                query, from: from <= through ? start : end, count: abs(through - from) + 1, reader)
        } ?? nil
    }

    /// A rank is counted when the rows have changed; in between the cursor's own steps keep it.
    private func rank(of mark: RowMark?, _ list: ListPlace, _ query: ListQuery) throws(StoreError) -> Int {
        guard let mark else { return 0 }
        if let known = ranks[query], known.revision == revision {
            if known.id == mark.id { return known.rank }
            ranks[query] = (revision, mark.id, list.position)
            return list.position
        }
        let rank = list.cursor == nil ? 0 : try reader.position(of: mark, query)
        ranks[query] = (revision, mark.id, rank)
        return rank
    }

    /// What a part of a list belongs to, in words.
    func words(for scope: ListQuery.Scope) -> String {
        let found = attempt { () throws(StoreError) in
            switch scope {
            case .order(let id): try reader.record(Order.self, id: id).map { "of order \($0.label)" }
            case .company(let id): try reader.record(Company.self, id: id)?.name.map { "of \($0)" }
            case .user(let id): try reader.record(User.self, id: id)?.email.map { "of \($0)" }
            }
        }
        return (found ?? nil) ?? "a part"
    }

    /// The orders whose rows are on the glass, the one under the cursor first; none where nothing can be asked.
    func ordersSeen(in state: State) -> [String] {
        guard state.news.canAsk, !state.isPaused, let list = state.list, let window = window(list, in: state),
            let cursor = window.cursorIndex
        else { return [] }
        var seen: Set<String> = []
        return ([window.rows[cursor]] + window.shown).compactMap(\.order).filter { seen.insert($0).inserted }
    }

    // MARK: Opened objects

    /// The object on screen; nil when a list is.
    func page(_ state: State) -> DetailPage? {
        guard let detail = state.detail, let screen = detailScreen(of: detail.subject) else { return nil }
        let layout = Layout(state)
        let tab = min(detail.tab, screen.tabs.count - 1)
        let id = detail.id
        let version = detail.version
        func lines(_ pane: Rect) -> (title: String, lines: [Line]) {
            self.lines(screen, id, version, tab: tab, width: pane.columns - 2, isOpened: true, in: state)
        }
        var known = lines(layout.mainPane)
        // A tab without anything to open has nothing to show beside it: it takes the whole width.
        let isSplit = layout.hasPreview && known.lines.contains { $0.target != nil }
        if layout.hasPreview, !isSplit {
            known = lines(layout.body)
        }
        let height = max(1, layout.body.rows - Layout.detailHead)
        let cursor =
            if let mark = detail.cursor { DetailPage.line(of: mark, in: known.lines) } else {
                known.lines.firstIndex { $0.target != nil }
            }
        // Lines that come or go above the cursor do not move it on the glass, unless the first line is there to be seen.
        let moved = detail.cursor.flatMap { mark in cursor.map { $0 - mark.line } } ?? 0
        let stays = detail.scroll == 0 && cursor ?? 0 < height
        let scroll = min(max(0, detail.scroll + (stays ? 0 : moved)), max(0, known.lines.count - height))
        return DetailPage(
            title: known.title, tabs: screen.tabs, tab: tab, lines: known.lines, scroll: scroll,
            cursor: cursor, height: height, isSplit: isSplit)
    }

    /// What the cursor's line opens, for the pane beside an opened object.
    func preview(_ page: DetailPage, width: Int, in state: State) -> (title: String, lines: [Line])? {
        switch page.target {
        case .object(let noun, let id)?:
            detailScreen(of: noun).map { lines($0, id, nil, tab: 0, width: width, in: state) }
        case .version(let noun, let id, let seq)?:
            detailScreen(of: noun).map { lines($0, id, seq, tab: 0, width: width, in: state) }
        case .own(let subject, let id)?:
            detailScreen(of: subject).map { lines($0, id, nil, tab: 0, width: width, in: state) }
        case .viewer(let subject, let id, let index)?: picture(subject, id: id, index, width: width)
        case .chart(let index)?: figures(ofChart: index, width: width, in: state)
        case .list?, nil: nil
        }
    }

    /// The first tab of the object under the cursor, for the pane beside the list.
    func preview(_ list: ListPlace, width: Int, in state: State) -> (title: String, lines: [Line])? {
        guard let mark = window(list, in: state)?.cursorMark, let screen = detailScreen(of: list.noun) else {
            return nil
        }
        return lines(screen, mark.id, nil, tab: 0, width: width, in: state)
    }

    private func lines(
        _ screen: any DetailScreen.Type, _ id: String, _ version: Int64?, tab: Int, width: Int,
        isOpened: Bool = false, in state: State
    ) -> (title: String, lines: [Line]) {
        forget(state)
        let charts = screen.subject == .statistics ? chartDesk(state) : nil
        let chartKey = charts.map { chartPageKey(state, $0, width: width, tab: tab) }
        if let chartKey, let chartPage, chartPage.key == chartKey { return chartPage.page }
        let minute = Int(state.now / 60)
        let key = PageKey(
            subject: screen.subject, id: id, version: version, tab: tab, width: width, minute: minute,
            isMasked: state.isMasked, people: roster.stamp, isOpened: isOpened)
        // What the server says changes under the checklist while nothing else does.
        let isHealth = screen.subject == .health
        if !isHealth, charts == nil, let known = pages[key] {
            if isOpened { opened = (screen.subject, id) }
            return known
        }
        let facts = isHealth ? healthFacts(state) : nil
        let made = attempt { () throws(StoreError) in
            let owner = state.identity.owner
            let desk = Desk(
                reader: reader, ledger: ledger, owner: owner, keymap: settings.keymap, look: look(state), width: width,
                version: version, health: facts, charts: charts, showsPictures: hasThumbnails, roster: roster,
                isOpened: isOpened)
            return try screen.document(id, tab: tab, desk)
        }
        let failed = Line(failure ?? "The mirror cannot be read.", .error)
        guard let found = made else { return ("", [failed]) }
        guard let document = found else {
            let isGone = state.detail.map { $0.isGone && $0.id == id && $0.subject == screen.subject } ?? false
            let reason =
                if version != nil {
                    "This former version is no longer in the mirror."
                } else if isGone {
                    "No longer on the server: it was removed from the mirror while it was open."
                } else if isOpened, let opened, opened == (screen.subject, id) {
                    "No longer in the mirror: it was removed while it was open."
                } else {
                    "Not in the mirror yet: it is being fetched, or there is no network."
                }
            return ("\(screen.subject.singular) \(id)", [Line(reason, .dim)])
        }
        if isOpened { opened = (screen.subject, id) }
        let known = (document.title, document.lines)
        if let chartKey {
            chartPage = (chartKey, known)
            return known
        }
        if pages.count > 16 { pages.removeAll() }
        pages[key] = known
        return known
    }

    // MARK: Pictures

    /// A new frame begins: what the one before wished for is no longer wanted.
    func beginWishing(_ state: State) {
        wishes = []
        siftWish = nil
        chartWish = nil
        if state.places.allSatisfy({ if case .list = $0 { true } else { false } }) { opened = nil }
    }

    /// What became of a wish; it is remembered until the next frame, so that somebody may fulfil it.
    func answer(_ wish: PictureWish) -> PictureAnswer? {
        guard let shelf else { return .refused("Pictures are off.") }
        if wishes.last != wish, !wishes.contains(wish) { wishes.append(wish) }
        return shelf.answer(wish)
    }

    /// Wishes that nobody answered yet, in the order in which they were made.
    var missing: [PictureWish] { shelf.map { shelf in wishes.filter { shelf.answer($0) == nil } } ?? [] }

    // MARK: Keeping

    /// What was read from an older mirror is read again.
    private func forget(_ state: State) {
        let ledgerRevision = ledger?.revision ?? 0
        guard state.revision != revision || ledgerRevision != self.ledgerRevision else { return }
        revision = state.revision
        self.ledgerRevision = ledgerRevision
        windows.removeAll()
        lastRead = nil
        pages.removeAll()
        tiles.removeAll()
        // A queue's question names what is decided: each is asked once, and nobody would ever come back for them.
        if counts.count > 16 { counts.removeAll() }
        if ranks.count > 16 { ranks.removeAll() }
    }

    func attempt<Answer>(_ read: () throws(StoreError) -> Answer) -> Answer? {
        do {
            let answer = try read()
            failure = nil
            return answer
        } catch {
            failure = error.sentence
            return nil
        }
    }

    private struct WindowKey: Hashable {
        let query: ListQuery
        let cursor: RowMark?
        let row: Int
        let showsTop: Bool
        let height: Int
        let minute: Int
        /// Of what a filtered list has found; nil where there is no filter.
        let stamp: Int?
        let isMasked: Bool

        /// Whether only the cursor stands elsewhere.
        func isBeside(_ other: WindowKey) -> Bool {
            query == other.query && height == other.height && minute == other.minute && stamp == other.stamp
                && isMasked == other.isMasked
        }
    }

    private struct PageKey: Hashable {
        let subject: Subject
        let id: String
        let version: Int64?
        let tab: Int
        let width: Int
        let minute: Int
        let isMasked: Bool
        let people: Int
        let isOpened: Bool
    }
}
