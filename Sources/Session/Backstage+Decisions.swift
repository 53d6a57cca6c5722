import ConsoleUI
import Foundation
import Remote
import Store
import Sync

/// Sending what the desk keeps, and fetching ahead what will be decided next.
extension Backstage {
    /// Who sends the decisions of this log-in; nil while nobody is known to have made any.
    func pusher(_ api: OzAPI, session: Int) -> Pusher? {
        guard let owner = desk.currentOwner, !workplace.isReadOnly else { return nil }
        return Pusher(api: api, ledger: desk.ledger, mirror: mirror, owner: owner, policy: workplace.pushPolicy) {
            [weak self] event in
            event.record()
            self?.hear(event, from: session)
        }
    }

    nonisolated func hear(_ event: PushEvent, from session: Int) {
        guard generation.withLock({ $0 == session }) else { return }
        for action in event.actions(lastNews: { Syncer.lastNews(of: mirror) }) { mailbox.post(action) }
    }

    /// Sends what is due now; what is due later is sent by the live sender, or by the next console.
    func send() async {
        guard let pusher, !workplace.isOffline else { return }
        switch pulling {
        case .once: await pusher.push()
        case .live: await pusher.nudge()
        }
    }

    func fetchAhead(_ orders: [String]) async {
        guard let syncer, !workplace.isOffline else { return }
        let session = generation.withLock { $0 }
        var fresh: [String] = []
        for order in orders where generation.withLock({ $0 == session }) {
            // Whoever goes back and forth does not ask for the same again and again.
            if let time = fetched[order], Date().timeIntervalSince(time) < 60 { continue }
            fetched[order] = Date()
            guard case .done = await syncer.open(.orders, id: order) else { return }
            fresh.append(order)
        }
        // What the next case says comes before what the one at hand looks like.
        for order in fresh where generation.withLock({ $0 == session }) { await fetchPicturesAhead(order) }
        if fetched.count > 1000 { fetched = [:] }
    }
}
