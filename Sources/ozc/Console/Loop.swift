import Canvas
import ConsoleUI
import Curses
import Foundation
import Session

/// The one thread that owns terminal, state and view models: asleep until a key, a message or the clock wakes it.
struct Loop {
    /// Why the console was left.
    enum End: Equatable {
        case asked
        case signal(Int32)
        case hangUp
    }

    let opening: Opening
    let terminal: CursesTerminal

    func run() -> End {
        let console = opening.console
        // What the mirror has is on the glass before anybody is asked for anything, and is what is asked for first.
        draw()
        opening.backstage.start()
        while !console.state.isLeaving {
            let rest = max(0, console.nextChange - Date().timeIntervalSince1970)
            let timeout = Int((min(rest, 3600) * 1000).rounded(.up))
            let wake = terminal.wait(mailbox: opening.mailbox.descriptor, timeoutMilliseconds: timeout)
            if wake.hangUp { return .hangUp }
            if let signal = wake.terminate { return .signal(signal) }
            if wake.suspend { terminal.suspend() }
            act(console.receive(.tick(now: Date().timeIntervalSince1970)))
            if wake.resized || terminal.size != console.state.size { act(console.receive(.resized(terminal.size))) }
            // All that waits is worked off before one paint; but what a key asks, and the case it leads to, is painted before
            // another key is about it.
            for key in terminal.readKeys() {
                let (wasAsking, decided) = (console.state.isAsking, console.state.undos.last)
                act(console.press(key))
                if console.state.isLeaving { return .asked }
                hear()
                let isNew = console.state.isAsking ? !wasAsking : console.state.undos.last != decided
                if isNew { draw() }
            }
            hear()
            if wake.timedOut, !console.isBehind { lookForOthers() }
            draw()
        }
        return .asked
    }

    /// A decision that was just kept comes before the next key: that one is about the next case.
    private func hear() {
        for action in opening.mailbox.take() { act(opening.console.receive(action)) }
    }

    /// Another program may have brought news to the same mirror: looked at when the clock wakes this one.
    private func lookForOthers() {
        // A mirror that cannot be read says so where its rows would be.
        _ = try? opening.ledger.reader.refreshRevision()
        guard let revision = try? opening.mirror.reader.refreshRevision() else { return }
        if revision > opening.console.state.revision {
            act(opening.console.receive(.mirrorChanged(revision: revision)))
        }
    }

    private func draw() {
        waitForRows()
        let theme = opening.console.theme()
        lookForPixels()
        terminal.draw(opening.console.nextFrame(), theme: theme)
        act(opening.console.siftWishes())
        if !opening.console.isBehind { act(opening.console.wishes() + opening.console.watchWishes()) }
    }

    /// Most queries have a page of rows before a frame that says that they are being looked for could be read.
    private func waitForRows() {
        let wishes = opening.console.rowsAhead()
        guard !wishes.isEmpty else { return }
        act(wishes)
        opening.mailbox.wait(milliseconds: 10)
        hear()
    }

    /// The terminal is asked when the viewer opens for the first time; cells do until it has answered.
    private func lookForPixels() {
        guard let kit = opening.kit, opening.console.state.viewer != nil,
            !opening.console.state.arePixelsRefused
        else { return }
        terminal.probePixels()
        guard let abilities = terminal.pixelAbilities else { return }
        kit.desk.change { look in
            if let width = abilities.cellWidth, let height = abilities.cellHeight, width > 0, height > 0 {
                look.cellRatio = Double(width) / Double(height)
            }
            look.pixels = abilities.protocols.first.map { ($0, abilities.cellWidth ?? 8, abilities.cellHeight ?? 16) }
        }
        if terminal.pixelRefusal != nil {
            _ = opening.console.receive(.pixelsRefused)
            return
        }
        let isPossible = !abilities.protocols.isEmpty
        if opening.console.state.hasPixels != isPossible {
            _ = opening.console.receive(.pixelsPossible(isPossible))
        }
    }

    private func act(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .repaint: terminal.repaint()
            case .suspend:
                terminal.suspend()
                act(opening.console.receive(.resized(terminal.size)))
            case .copy(let text, let what): copy(text, what)
            case .editAtLength(let text): edit(text)
            case .fetch, .watch, .meet, .refresh, .probe, .pause, .find, .sift, .count, .saveView, .saveCharts,
                .exportChart,
                .logIn, .fetchAhead, .decide, .keepDraft,
                .dropDraft, .keepText,
                .addNote,
                .agree, .withdraw, .retry, .discard, .draw, .openOutside, .download, .export,
                .change, .cancelChange, .makePassword, .listFiles, .takeFiles, .keepCredentials, .reports, .readCharts:
                opening.backstage.perform(effect)
            }
        }
    }

    /// The operator's own editor has the terminal until it ends.
    private func edit(_ text: String) {
        let editor = Editor(opening.console.models.editor, environment: ProcessInfo.processInfo.environment)
        var outcome = Result<String, Editor.Failure>.success(text)
        terminal.lend { outcome = Result { () throws(Editor.Failure) in try editor.edit(text) } }
        act(opening.console.receive(.resized(terminal.size)))
        switch outcome {
        case .success(let edited): act(opening.console.receive(.edited(edited)))
        case .failure(let failure): act(opening.console.receive(.notice(.warning, sentence(failure.sentence))))
        }
    }

    /// By OSC 52, which reaches the clipboard through SSH; whether the terminal took it cannot be known.
    private func copy(_ text: String, _ what: String) {
        guard text.utf8.count <= 60_000 else {
            act(opening.console.receive(.notice(.warning, "Too much for the clipboard: mark fewer rows.")))
            return
        }
        terminal.copy(text)
        act(opening.console.receive(.notice(.info, "\(what) sent to the terminal's clipboard (OSC 52).")))
    }
}
