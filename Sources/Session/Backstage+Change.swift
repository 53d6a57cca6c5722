import ConsoleUI
import Foundation
import OzModel
import Store
import Sync
import Synchronization

/// Changes of the server's data, and what forms want to know of this machine.
extension Backstage {
    /// How often an upload says how far it has come, in seconds.
    private static let beat = 0.1

    /// Makes a change, once; one at a time, since the form of the one before is still up.
    func make(_ change: Change) async {
        let outcome = await outcome(of: change)
        mailbox.post(.changed(change, outcome))
        if case .logInNeeded(let reason) = outcome {
            mailbox.post(.logInNeeded(reason: sentence(reason), last: lastNews))
        }
        // Analyses that were just started are seen ending.
        if pulling == .live { await syncer?.nudge() }
    }

    private func outcome(of change: Change) async -> ChangeOutcome {
        guard !workplace.isOffline else {
            return .refused(ChangeRefusal(.here, "opened with --offline: the server is not asked"))
        }
        guard let sender = sender() else { return .logInNeeded(reason: "nobody is logged in") }
        let told = Mutex(Date.distantPast)
        let mailbox = mailbox
        let work = Task {
            await sender.send(change) { sent, total in
                let isDue = told.withLock { last in
                    guard sent == total || Date().timeIntervalSince(last) > Self.beat else { return false }
                    last = Date()
                    return true
                }
                if isDue { mailbox.post(.sending(sent: sent, total: total)) }
            }
        }
        changing.withLock { $0 = work }
        defer { changing.withLock { $0 = nil } }
        return await work.value
    }

    /// Who sends changes of this log-in; nil while there is none.
    func sender() -> ChangeSender? {
        guard let api, let owner = desk.currentOwner else { return nil }
        let mailbox = mailbox
        return ChangeSender(
            api: api, ledger: desk.ledger, mirror: mirror, owner: owner, author: workplace.author(),
            isOffline: workplace.isOffline
        ) { event in
            switch event {
            case .ledgerChanged: mailbox.post(.ledgerChanged)
            case .mirrorChanged(let revision): mailbox.post(.mirrorChanged(revision: revision))
            case .trouble(let what): mailbox.post(.notice(.warning, sentence(what)))
            }
        }
    }

    /// Looks up what fits a path, unless another one was typed before its turn came.
    nonisolated func list(_ typed: String) {
        wantedPath.withLock { $0 = typed }
        mailbox.run {
            await withCheckedContinuation { done in
                self.fileLine.async {
                    if self.wantedPath.withLock({ $0 }) == typed {
                        self.mailbox.post(.filesListed(self.finder.list(typed)))
                    }
                    done.resume()
                }
            }
        }
    }

    nonisolated func take(_ text: String) {
        mailbox.run {
            await withCheckedContinuation { done in
                self.fileLine.async {
                    let taken = self.finder.take(text)
                    self.mailbox.post(.filesTaken(taken.files, rest: taken.rest))
                    done.resume()
                }
            }
        }
    }

    /// Gives up the change that is on its way, where it is not too late.
    nonisolated func cancelChange() { changing.withLock { $0 }?.cancel() }

    /// Writes credentials where downloads go.
    func keep(_ credentials: Credentials) {
        let (name, directory) = ("credentials-\(credentials.email).txt", workplace.downloads)
        // Where it could not be made, the file says why.
        try? PrivateFiles.makeDirectory(directory)
        guard let path = FileNames.save(Array(credentials.text.utf8), as: name, into: directory) else {
            let reason = String(cString: strerror(errno))
            return mailbox.post(.notice(.error, "The credentials were not written in \(directory): \(reason)."))
        }
        mailbox.post(.notice(.info, "Written for nobody else to read: \(path)"))
    }
}
