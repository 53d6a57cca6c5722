import ConsoleUI
import Foundation
import HTTP
import OzModel
import Remote
import Store
import Sync
import Synchronization

/// Does what effects name: asks the server, reads the mirror at length, logs in; answers through the mailbox.
public actor Backstage {
    /// How the server is asked for news.
    public enum Pulling: Sendable {
        /// For as long as the console is open.
        case live
        /// One round; then the mailbox falls idle. For scripts and tests.
        case once
    }

    let mailbox: Mailbox
    let mirror: Mirror
    let desk: DecisionDesk
    /// The files of cases; nil where none are wanted.
    let media: MediaDesk?
    /// Who draws them; nil where nothing can be drawn.
    let pictures: PictureDesk?
    let shelf: PictureShelf?
    /// Where the rows of filtered lists are put.
    let sieve: Sieve
    /// Where the figures of charts are put.
    let board: ChartBoard
    /// Where persons of collections are put.
    let roster: Roster
    let makeTransport: @Sendable (Profile) -> any Transport
    let pulling: Pulling
    let configFile: String
    let chartsFile: String
    let outside: String
    var workplace: Workplace
    var syncer: Syncer?
    /// The server, once it is known.
    var api: OzAPI?
    var pusher: Pusher?
    var live: Task<Void, Never>?
    /// Asks the server how it is; made when somebody first wants to know.
    var prober: Prober?
    /// When the orders of cases to come were last fetched ahead.
    var fetched: [String: Date] = [:]
    /// When the password command was asked last; it is not asked over and over.
    var askedForPassword = Date.distantPast
    /// Whether the operator wants nothing fetched of its own accord.
    var isPaused: Bool
    /// One log-in at a time: two would each take the mirror from the other.
    var isEntering = false
    /// Counts log-ins: what an earlier session still has to say is no longer news.
    let generation = Mutex(0)
    /// The orders that were last told to be on the glass.
    let glass = Mutex<[String]>([])
    /// The change that is on its way.
    let changing = Mutex<Task<ChangeOutcome, Never>?>(nil)
    /// The reader of the find that is running, so that the next one can end it.
    private let search = Mutex<MirrorReader?>(nil)
    /// Finds files for forms.
    let finder: FileFinder
    /// Directories are read one after the other, apart from everything else: one may be on a disk that is far away.
    let fileLine = DispatchQueue(label: "ozc.files")
    /// The path that was last asked for.
    let wantedPath = Mutex("")

    public init(
        workplace: Workplace, configFile: String, mirror: Mirror, desk: DecisionDesk, mailbox: Mailbox,
        pulling: Pulling, media: MediaDesk? = nil, pictures: PictureDesk? = nil, shelf: PictureShelf? = nil,
        sieve: Sieve = Sieve(), board: ChartBoard = ChartBoard(), roster: Roster = Roster(),
        makeTransport: @escaping @Sendable (Profile) -> any Transport
    ) {
        self.workplace = workplace
        isPaused = workplace.settings.syncPaused
        self.configFile = configFile
        chartsFile = workplace.paths.charts(workplace.name)
        outside = workplace.outside
        finder = FileFinder(home: workplace.paths.home)
        self.mirror = mirror
        self.desk = desk
        self.mailbox = mailbox
        self.pulling = pulling
        self.media = media
        self.pictures = pictures
        self.shelf = shelf
        self.sieve = sieve
        self.board = board
        self.roster = roster
        self.makeTransport = makeTransport
    }

    /// Begins to ask the server for news, or asks for the log-in; does nothing with `--offline`.
    public nonisolated func start() {
        mailbox.run { await self.begin() }
    }

    /// Does an effect; terminal effects belong to the loop and are not done here.
    public nonisolated func perform(_ effect: Effect) {
        if let actions = desk.perform(effect) {
            for action in actions { mailbox.post(action) }
            // What was only written changes nothing for the server.
            if !actions.isEmpty { mailbox.run { await self.send() } }
            return
        }
        switch effect {
        case .draw(let wishes): draw(wishes)
        case .openOutside(let file, let name): mailbox.run { await self.openOutside(file, name) }
        case .download(let file, let name): mailbox.run { await self.download(file, name) }
        case .export(let wish): mailbox.run { await self.export(wish) }
        case .reports(let wish): mailbox.run { await self.reports(wish) }
        case .fetchAhead(let orders): mailbox.run { await self.fetchAhead(orders) }
        case .copy, .repaint, .suspend, .editAtLength: break
        case .change(let change): mailbox.run { await self.make(change) }
        case .cancelChange: cancelChange()
        case .makePassword(let recipe): mailbox.post(.passwordMade(recipe.make()))
        case .listFiles(let typed): list(typed)
        case .takeFiles(let text): take(text)
        case .keepCredentials(let credentials): mailbox.run { await self.keep(credentials) }
        case .decide, .keepDraft, .dropDraft, .keepText, .addNote, .agree, .withdraw, .retry, .discard: break
        case .sift(let wish): sift(wish)
        case .count(let wish): count(wish)
        case .readCharts: mailbox.post(.chartsRead(ChartBook.read(chartsFile)))
        case .saveCharts(let charts): mailbox.run { await self.save(charts) }
        case .exportChart(let chart, let format): mailbox.run { await self.export(chart, format) }
        case .saveView(let view): mailbox.run { await self.save(view) }
        case .find(let request): mailbox.run { await self.find(request) }
        case .fetch(let noun, let id): mailbox.run { await self.fetch(noun, id) }
        case .watch(let orders): watch(orders)
        case .meet(let wishes): mailbox.run { await self.meet(wishes) }
        case .refresh: mailbox.run { await self.refresh() }
        case .probe: mailbox.run { await self.probe() }
        case .pause(let isPaused): mailbox.run { await self.pause(isPaused) }
        case .logIn(let logIn): mailbox.run { await self.logIn(logIn) }
        }
    }

    /// Ends what is under way and waits a moment for it: whoever leaves must not find it writing behind its back.
    public nonisolated func end() {
        let done = DispatchSemaphore(value: 0)
        Task {
            await stop()
            done.signal()
        }
        // What is being changed is given up, or comes to its end: between two calls an order may be without metadata.
        let isChanging = changing.withLock { $0 != nil }
        if isChanging { cancelChange() }
        _ = done.wait(timeout: .now() + (isChanging ? Self.patience : 0.1))
        desk.settle()
        // Copies for other programs are not left lying about.
        try? FileManager.default.removeItem(atPath: outside)
    }

    /// Ends what is under way; nothing it still has to say is heard.
    private func stop() async {
        generation.withLock { $0 += 1 }
        live?.cancel()
        live = nil
        _ = await changing.withLock { $0 }?.value
    }

    /// Seconds that whoever leaves waits for a change that is on its way.
    private static let patience = 10.0

    // MARK: Server

    private func begin() async {
        if workplace.isOffline { return }
        guard !workplace.isNew else {
            mailbox.post(.logInNeeded(reason: "Which Oz API, and who are you?", last: nil))
            return
        }
        do {
            try connect(to: try workplace.server())
            await pull()
        } catch let error as ServerError {
            mailbox.post(.news(.offline(reason: sentence(error.sentence), last: lastNews)))
        } catch let error as StoreError {
            mailbox.post(.news(.failing(reason: sentence(error.sentence), last: lastNews)))
        } catch {
            mailbox.post(.news(.offline(reason: "The server cannot be asked.", last: lastNews)))
        }
    }

    func connect(to server: Server) throws(StoreError) {
        let owner = try MirrorOwner.of(mirror)
        let api = workplace.api(server, transport: makeTransport(workplace.profile), owner: owner)
        self.api = api
        roster.clear()
        let settings = workplace.settings
        let policy = SyncPolicy(settings, keeps: try Syncer.keeps(mirror, depth: settings.syncDepth))
        let current = generation.withLock { count in
            count += 1
            return count
        }
        let pusher = pusher(api, session: current)
        let (reader, decider) = (desk.ledger.reader, desk.currentOwner)
        syncer = Syncer(
            api: api, mirror: mirror, policy: policy, isPaused: isPaused,
            held: { () throws(StoreError) in try reader.held(owner: decider) }, send: { _ = await pusher?.push() }
        ) { [weak self] event in
            event.record()
            self?.hear(event, from: current)
        }
        if isPaused { mailbox.post(.paused(true)) }
        self.pusher = pusher
        media?.take(api)
    }

    /// Passes an event on, in the order of their happening, unless it is of a session that is over or a password command
    /// can answer it.
    private nonisolated func hear(_ event: SyncEvent, from session: Int) {
        guard generation.withLock({ $0 == session }) else { return }
        let actions = Backstage.actions(for: event) { Syncer.lastNews(of: mirror) }
        // The server answers again: what waited for it goes out now.
        if case .online = event {
            mailbox.run { await self.send() }
            // What could not be had without it may be had now.
            shelf?.forgetRefusals()
            roster.forgetRefusals()
        }
        guard case .logInNeeded = event else {
            for action in actions { mailbox.post(action) }
            return
        }
        mailbox.run {
            if await self.logInByCommand() { return }
            for action in actions { self.mailbox.post(action) }
        }
    }

    func pull() async {
        guard let syncer else { return }
        await syncer.watch(glass.withLock { $0 })
        switch pulling {
        case .once: _ = await syncer.pull()
        case .live:
            live?.cancel()
            let pusher = pusher
            live = Task {
                async let sending: Void? = pusher?.live()
                await syncer.live()
                _ = await sending
            }
        }
    }

    private func refresh() async {
        shelf?.forgetRefusals()
        roster.forgetRefusals()
        mailbox.post(.pictureDrawn)
        guard let syncer else {
            await begin()
            return
        }
        switch pulling {
        case .once: _ = await syncer.pull()
        case .live: await syncer.nudge()
        }
    }

    private func pause(_ isPaused: Bool) async {
        self.isPaused = isPaused
        await syncer?.pause(isPaused)
    }

    private func fetch(_ noun: Noun, _ id: String) async {
        guard let syncer, !workplace.isOffline else { return }
        _ = await syncer.open(noun, id: id)
    }

    private nonisolated func watch(_ orders: [String]) {
        glass.withLock { $0 = orders }
        // Whichever of two comes first, the newest is told.
        mailbox.run { await self.syncer?.watch(self.glass.withLock { $0 }) }
    }

    var lastNews: Double? { Syncer.lastNews(of: mirror) }

    // MARK: Mirror

    /// Beside everything else, and ended by the next one: a search through everything may take its time.
    private nonisolated func find(_ request: FindRequest) async {
        do {
            let reader = try mirror.makeReader()
            search.withLock { running in
                running?.interrupt()
                running = reader
            }
            let mark = try reader.find(request.query, text: request.text, from: request.from, forward: request.forward)
            let hits = mark == nil ? 0 : try reader.hits(request.query, text: request.text)
            let position = try mark.map { mark throws(StoreError) in try reader.position(of: mark, request.query) } ?? 0
            mailbox.post(.found(request, mark, position: position, hits: hits))
        } catch .interrupted {
            return
        } catch {
            mailbox.post(.findFailed(request, sentence(error.sentence)))
        }
    }

    /// What an event of the sync means on screen.
    static func actions(for event: SyncEvent, lastNews last: () -> Double?) -> [Action] {
        switch event {
        case .online: [.news(.live)]
        case .offline(let reason, let last): [.news(.offline(reason: sentence(reason), last: last)), .progress(nil)]
        case .progress(let done, let total, .orders, let rate):
            [.progress(Progress(done: done, total: total, rate: rate))]
        case .progress(_, _, .reference, _): []
        // The end of a round that went well.
        case .progress(_, _, .news, _): [.progress(nil), .news(.live)]
        case .unreadable(let count, let reason):
            [
                .notice(
                    .warning, sentence("\(count) of the server's records could not be read and are left out: \(reason)")
                )
            ]
        case .changed(let revision): [.mirrorChanged(revision: revision)]
        case .gone(let noun, let id): [.gone(noun, id: id)]
        case .left: []
        case .paused(let isPaused): [.paused(isPaused), .progress(nil)]
        case .logInNeeded(let reason): [.logInNeeded(reason: sentence(reason), last: last()), .progress(nil)]
        case .refused(let what, let reason): [.notice(.warning, sentence("\(what): \(reason)"))]
        case .trouble(let reason): [.news(.failing(reason: sentence(reason), last: last())), .progress(nil)]
        }
    }
}
