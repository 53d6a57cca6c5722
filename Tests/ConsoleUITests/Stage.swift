import Canvas
import ConsoleUI
import Foundation
import OzModel
import Store
import Testing

/// A console on the sample mirror and a ledger of its own: keys in, frames and effects out.
final class Stage {
    let console: Console
    let mirror: Store.Mirror
    let ledger: Ledger
    let shelf: PictureShelf?
    private(set) var effects: [Effect] = []
    private let folder: URL
    private var operations = 0

    static let owner = LedgerOwner(
        server: "https://oz.example.test", user: "u-1", email: "jane@acme.test", profile: "acme")

    init(
        size: Size = Size(columns: 80, rows: 24), mirror: Store.Mirror? = nil, settings: Settings? = nil,
        role: UserRole = .operator, company: String? = nil, shelf: PictureShelf? = nil
    ) throws {
        setenv("TZ", "UTC", 1)
        tzset()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-stage-\(UUID().uuidString)")
        ledger = try Ledger(path: folder.appendingPathComponent("ledger.sqlite").path)
        let mirror = try mirror ?? SampleMirror.make()
        self.mirror = mirror
        let themes = ThemeReader()
        let settings = try settings ?? Settings()
        let models = ViewModels(
            reader: mirror.reader, ledger: ledger.reader, settings: settings, glyphs: .unicode,
            themeNames: themes.names, shelf: shelf)
        self.shelf = shelf
        let identity = Identity(
            profile: "acme", server: "https://oz.example.test", email: "jane@acme.test", role: role,
            companyID: company, owner: Stage.owner)
        var state = State(
            size: size, now: SampleMirror.now, place: .list(ListPlace(noun: .orders)), identity: identity,
            themeName: "standard-dark")
        state.news = .live
        state.views = settings.views
        state.revision = mirror.reader.revision
        console = Console(state: state, models: models, themes: themes)
    }

    deinit {
        // What cannot be removed is left to the system's own clearing of temporary files.
        try? ledger.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Presses keys one after the other; a find and the ledger are answered at once, everything else is only noted.
    func press(_ keys: String) throws {
        for key in try Key.sequence(parsing: keys) {
            // As on a terminal: what is decided was on the glass before.
            try look()
            try perform(console.press(key))
        }
    }

    /// Paints until the rows are there that the frame would like to show.
    func look() throws {
        for _ in 0..<4 {
            _ = console.frame()
            try perform(console.siftWishes())
        }
    }

    /// False where queries never come to an end.
    var sifts = true

    private func sift(_ wish: SiftWish?) {
        guard let wish else { return console.models.sieve.cancel() }
        let run = console.models.sieve.begin(wish)
        if sifts { run.gather(mirror.reader) }
        _ = console.receive(.sifted)
    }

    /// False where charts are never counted.
    var counts = true

    private func count(_ wish: ChartWish) {
        let run = console.models.board.begin(wish)
        guard counts else { return }
        let (reader, now) = (mirror.reader, SampleMirror.now)
        let orders = (try? reader.tally(TallyQuery(.orders, by: [])).first?.count) ?? 0
        let oldest = (try? reader.oldestOrder()) ?? nil
        run.count(
            reader, ledger.reader, ChartCoverage(orders: orders, isComplete: true, oldest: oldest, news: now - 90))
        _ = console.receive(.counted)
    }

    func receive(_ action: Action) throws { try perform(console.receive(action)) }

    private func perform(_ new: [Effect]) throws {
        effects += new
        for effect in new {
            switch effect {
            case .find(let request): try find(request)
            case .sift(let wish): sift(wish)
            case .saveView(let view): try receive(.viewSaved(view))
            case .count(let wish): count(wish)
            case .saveCharts(let charts): try receive(.chartsSaved(charts))
            case .decide(let decisions, let isBulk, let what): try decide(decisions, isBulk, what)
            case .keepDraft(let decision):
                try ledger.keepDraft(named(decision), owner: Stage.owner, now: SampleMirror.now)
            case .dropDraft(let analysis): try ledger.dropDraft(of: analysis, owner: Stage.owner)
            case .keepText(let text, let name): try ledger.keepText(text, as: name, now: SampleMirror.now)
            case .addNote(let text, let order):
                try ledger.addNote(text, order: Order.ID(order), owner: Stage.owner, now: SampleMirror.now)
            case .agree(let decision):
                try ledger.agree(with: named(decision), owner: Stage.owner, now: SampleMirror.now)
                try receive(.agreed(decision))
            case .withdraw(let operations):
                let taken = try ledger.withdraw(operations, owner: Stage.owner, now: SampleMirror.now)
                try receive(
                    .withdrawn(try taken.compactMap { try ledger.reader.row($0)?.decision.analysisID.rawValue }))
            case .retry(let operations): try ledger.retry(operations, owner: Stage.owner, now: SampleMirror.now)
            case .discard(let operations): try ledger.discard(operations, owner: Stage.owner, now: SampleMirror.now)
            case .listFiles(let typed): try receive(.filesListed(Stage.listing(typed)))
            case .makePassword: try receive(.passwordMade(Secret("k7Qm-tR4.vXw9_Zs2,Hd")))
            case .fetch, .watch, .meet, .refresh, .probe, .pause, .logIn, .copy, .repaint, .suspend, .fetchAhead,
                .editAtLength, .draw, .openOutside, .download, .export, .exportChart, .change, .cancelChange,
                .takeFiles, .keepCredentials, .reports, .readCharts:
                break
            }
        }
    }

    private func find(_ request: FindRequest) throws {
        let reader = mirror.reader
        let mark = try reader.find(request.query, text: request.text, from: request.from, forward: request.forward)
        let hits = try reader.hits(request.query, text: request.text)
        let position = try mark.map { try reader.position(of: $0, request.query) } ?? 0
        _ = console.receive(.found(request, mark, position: position, hits: hits))
    }

    private func decide(_ decisions: [Decision], _ isBulk: Bool, _ what: String) throws {
        let decisions = decisions.map(named)
        let until = SampleMirror.now + 5
        do {
            try ledger.confirm(
                decisions, owner: Stage.owner, batch: isBulk ? "batch-1" : nil, now: SampleMirror.now, notBefore: until)
            try receive(
                .decided(
                    operations: decisions.map(\.operation), batch: isBulk ? "batch-1" : nil, until: until, what: what))
        } catch let error as StoreError {
            try receive(.notDecided(error.sentence))
        }
    }

    private func named(_ decision: Decision) -> Decision {
        operations += 1
        var decision = decision
        decision.operation = "op-\(operations)"
        return decision
    }

    var screen: String {
        settle()
        return console.frame().dump()
    }

    /// The rows of filtered lists are there before anybody looks.
    private func settle() {
        do { try look() } catch { Issue.record("the rows were not found: \(error)") }
    }

    /// Answers what the screen would like to show, as a helper would, until it asks for no more.
    func draw(_ answer: (PictureWish) -> PictureAnswer = Stage.sample) {
        for _ in 0..<4 {
            _ = console.frame()
            for case .draw(let wishes) in console.wishes() {
                for wish in wishes { shelf?.put(answer(wish), for: wish) }
            }
        }
    }

    /// A picture that shows which file, frame and part it is of: portrait, as faces are.
    static func sample(_ wish: PictureWish) -> PictureAnswer {
        let isCard = wish.file.url.contains("/1")
        let columns = max(1, min(wish.columns, isCard ? wish.columns : wish.rows * 9 / 8))
        let rows = max(1, min(wish.rows, isCard ? wish.columns * 10 / 32 : wish.rows))
        let letters = Array("\(wish.file.url.split(separator: "/").last ?? "")#\(wish.frame ?? 0)".unicodeScalars)
        let dots = (0..<(columns * rows)).map { index in
            let (row, column) = (index / columns, index % columns)
            let letter = row == 0 && column < letters.count ? letters[column] : (row + column) % 2 == 0 ? "▚" : "▞"
            let shade = UInt8(column * 255 / columns)
            return Picture.Dot(
                letter, ink: Ink(shade, UInt8(row * 255 / rows), wish.view.isFlipped ? 255 : 0),
                paper: Ink(40, 40, UInt8(min(255, wish.view.zoom * 20))))
        }
        guard let picture = Picture(size: Size(columns: columns, rows: rows), dots: dots) else { return .refused("?") }
        let isVideo = wish.file.kind == .video
        return .drawn(
            picture,
            PictureFacts(
                format: isVideo ? "MP4" : "JPEG", width: 720, height: 1280, frames: isVideo ? 75 : nil,
                rate: isVideo ? 25 : nil, duration: isVideo ? 3 : nil))
    }

    /// The first row that has these characters.
    func line(_ part: String) -> Substring? { text.split(separator: "\n").first { $0.contains(part) } }

    /// The characters alone.
    var text: String {
        settle()
        let frame = console.frame()
        return (0..<frame.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
    }
}

/// Compares a screen with its golden file; `RECORD=1` writes it instead.
func expectGolden(_ name: String, _ screen: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Golden/\(name).screen")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try Data((screen + "\n").utf8).write(to: file)
        return
    }
    let golden =
        (try? String(contentsOf: file, encoding: .utf8)) ?? "there is no \(name).screen: record it with RECORD=1"
    #expect(
        screen + "\n" == golden, "\(name).screen differs; look at it, then RECORD=1", sourceLocation: sourceLocation)
}
