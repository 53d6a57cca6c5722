import ConsoleUI
import Foundation
import Store

/// Queries: they run beside everything else, and no longer than somebody wants to know.
extension Backstage {
    /// Begins at once, so that the next frame says that something is being looked for.
    nonisolated func sift(_ wish: SiftWish?) {
        guard let wish else {
            sieve.cancel()
            return
        }
        let run = sieve.begin(wish)
        mailbox.run { await self.gather(run) }
    }

    func save(_ view: SavedView) {
        do {
            try ViewBook.add(view, to: configFile)
            mailbox.post(.viewSaved(view))
        } catch {
            mailbox.post(.notice(.error, sentence("the view was not saved: \(error.sentence)")))
        }
    }

    private nonisolated func gather(_ run: SiftRun) async {
        let reader: MirrorReader
        do { reader = try mirror.makeReader() } catch {
            run.fail(sentence(error.sentence))
            mailbox.post(.sifted)
            return
        }
        let showing = Task { [mailbox] in
            // The first rows come as soon as anyone could see them, the rest at a pace that can be followed.
            var pause = 10
            while !run.isOver {
                try? await Task.sleep(for: .milliseconds(pause))
                guard run.publish() else { continue }
                pause = 100
                mailbox.post(.sifted)
            }
        }
        // SQLite waits for the disk: on a thread that may.
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            DispatchQueue.global(qos: .userInitiated).async {
                run.gather(reader) { [mailbox = self.mailbox] in
                    if run.publish() { mailbox.post(.sifted) }
                }
                done.resume()
            }
        }
        showing.cancel()
        mailbox.post(.sifted)
    }
}
