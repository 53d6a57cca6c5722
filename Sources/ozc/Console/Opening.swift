import Canvas
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// What a console stands on: the files of a profile and the mailbox, opened before the screen is taken.
struct Backing {
    let workplace: Workplace
    let mirror: Store.Mirror
    let ledger: Ledger
    let mailbox: Mailbox

    /// - Throws: `StoreError` when mirror or ledger cannot be opened.
    init(_ workplace: Workplace) throws {
        guard let mailbox = Mailbox() else { throw Failure(.failed, "this process may open no more files") }
        self.workplace = workplace
        self.mailbox = mailbox
        mirror = try workplace.openMirror()
        // Opened from the first day, so that a ledger that cannot be written is known before it is needed.
        ledger = try workplace.openLedger()
    }
}

/// Everything a console is made of, put together for one profile and one window.
struct Opening {
    let console: Console
    let backstage: Backstage
    let mailbox: Mailbox
    let mirror: Store.Mirror
    let ledger: Ledger
    let kit: PictureKit?

    init(
        _ backing: Backing, configFile: String, size: Size, glyphs: Glyphs, depth: ColourDepth, cellRatio: Double = 0.5,
        theme: String?, pulling: Backstage.Pulling
    ) {
        let workplace = backing.workplace
        let mirror = backing.mirror
        let themes = ThemeReader(
            own: WorkplaceLoader.ownThemes(workplace.paths), paintsBackground: workplace.settings.paintsBackground)
        let settings = workplace.settings
        let asked = theme ?? ProcessInfo.processInfo.environment["OZC_THEME"]
        var state = State(
            size: size, now: Date().timeIntervalSince1970, place: .list(ListPlace(noun: .orders)),
            identity: workplace.identity(), themeName: asked ?? workplace.profile.theme ?? settings.theme)
        let last = Syncer.lastNews(of: mirror)
        state.news = workplace.isOffline ? .chosenOffline(last: last) : .connecting(last: last)
        state.revision = mirror.reader.revision
        // Whose the mirror is was read when it was opened; a ledger without an owner takes no decision.
        let owner = (try? workplace.ledgerOwner(of: mirror)) ?? nil
        state.identity.owner = owner
        state.views = settings.views
        let kit = PictureKit(
            workplace, mailbox: backing.mailbox, depth: depth, glyphs: glyphs, cellRatio: cellRatio)
        let sieve = Sieve()
        let board = ChartBoard()
        let roster = Roster()
        let models = ViewModels(
            reader: mirror.reader, ledger: backing.ledger.reader, settings: settings, glyphs: glyphs,
            themeNames: themes.names, shelf: kit?.shelf, hasThumbnails: kit?.hasThumbnails ?? false,
            sieve: sieve, board: board, roster: roster)
        self.kit = kit
        console = Console(state: state, models: models, themes: themes)
        mailbox = backing.mailbox
        self.mirror = mirror
        ledger = backing.ledger
        backstage = Backstage(
            workplace: workplace, configFile: configFile, mirror: mirror,
            desk: DecisionDesk(ledger: backing.ledger, owner: owner, undoWindow: settings.undoWindow),
            mailbox: backing.mailbox, pulling: pulling, media: kit?.media, pictures: kit?.desk, shelf: kit?.shelf,
            sieve: sieve, board: board, roster: roster, makeTransport: makeTransport)
        for mistake in settings.viewMistakes {
            _ = console.receive(.notice(.warning, sentence("a saved view is left out: \(mistake.sentence)")))
        }
        if case .rebuilt(let reason) = mirror.opening {
            _ = console.receive(.notice(.warning, sentence("\(reason): it was set aside and is fetched anew")))
        }
    }

    /// Whoever leaves, by whichever key, is told what was not sent yet.
    func tellWhatWaits() {
        guard let counts = try? ledger.reader.counts() else { return }
        let count = (counts[.queued] ?? 0) + (counts[.sending] ?? 0)
        guard count > 0 else { return }
        let what = count == 1 ? "1 decision is" : "\(PlainWords.count(count)) decisions are"
        note("ozc: \(what) not sent yet: the next ozc sends them, or ozc outbox send")
    }
}
