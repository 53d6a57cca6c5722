import Canvas
import ConsoleUI
import Foundation
import Session

/// The same console without a terminal: keys from a line, the last screen as text. For scripts and tests.
struct Headless {
    /// Seconds without a word: longer than any answer of a server that answers.
    static let patience = 60.0

    let opening: Opening

    /// - Throws: `Failure` when the console does not come to rest.
    func run(_ keys: [Key]) throws -> Frame {
        try begin()
        for key in keys {
            try press(key)
            if opening.console.state.isLeaving { break }
        }
        return try drawn()
    }

    /// Asks the server for news, or for the log-in, and hears what it says.
    func begin() throws {
        opening.backstage.start()
        try settle()
    }

    /// One key, until all that it set going has come to rest.
    func press(_ key: Key) throws {
        // As on a terminal: what is decided was on the glass before.
        try look()
        act(opening.console.press(key))
        try settle()
    }

    /// Paints until the rows are there that the frame would like to show.
    private func look() throws {
        while true {
            _ = opening.console.frame()
            let wishes = opening.console.siftWishes()
            guard !wishes.isEmpty else { return }
            act(wishes)
            try settle()
        }
    }

    /// The frame with all that it would like to show.
    func drawn() throws -> Frame {
        while true {
            try look()
            let frame = opening.console.frame()
            let wishes = opening.console.wishes()
            guard wishes.contains(where: { if case .draw(let wanted) = $0 { !wanted.isEmpty } else { false } }) else {
                return frame
            }
            act(wishes)
            try settle()
        }
    }

    /// Waits for the mailbox, not for time: until nothing is under way that could still say something.
    private func settle() throws {
        var heard = Date()
        while true {
            for action in opening.mailbox.take() {
                heard = Date()
                act(opening.console.receive(action))
            }
            if opening.mailbox.isIdle { return }
            guard Date().timeIntervalSince(heard) < Self.patience else {
                throw Failure(.failed, "the console heard nothing for \(Int(Self.patience)) s and is still waiting")
            }
            var descriptor = pollfd(fd: opening.mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&descriptor, 1, 1000)
        }
    }

    func act(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .repaint, .suspend: break
            case .copy(_, let what):
                _ = opening.console.receive(.notice(.info, "\(what) copied."))
            case .editAtLength(let text): _ = opening.console.receive(.edited(text))
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
}
