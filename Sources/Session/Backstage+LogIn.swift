import ConsoleUI
import Foundation
import OzModel
import Remote
import Store
import Sync

/// Logging in, and leaving the session before.
extension Backstage {
    func logIn(_ logIn: LogIn) async {
        guard !workplace.isOffline else {
            mailbox.post(.logInFailed("Opened with --offline: the server is not asked."))
            return
        }
        guard beginEntering() else {
            mailbox.post(.logInFailed("Another log-in is under way: try again in a moment."))
            return
        }
        defer { isEntering = false }
        do {
            try await enter(logIn)
        } catch let error as RemoteError {
            mailbox.post(.logInFailed(sentence(error.sentence)))
        } catch let error as ServerError {
            mailbox.post(.logInFailed(sentence(error.sentence)))
        } catch let error as SettingsError {
            mailbox.post(.logInFailed(sentence(error.sentence)))
        } catch let error as StoreError {
            mailbox.post(.logInFailed(sentence(error.sentence)))
        } catch {
            mailbox.post(.logInFailed("The log-in failed."))
        }
    }

    private func beginEntering() -> Bool {
        guard !isEntering else { return false }
        isEntering = true
        return true
    }

    private func enter(_ logIn: LogIn) async throws {
        let server = try logIn.server.map { text throws(ServerError) in try Server(text) } ?? workplace.server()
        let candidate = workplace.with(server: server.base, email: logIn.email)
        let api = candidate.api(server, transport: makeTransport(candidate.profile))
        let tokens = try await api.logIn(email: logIn.email, password: logIn.password)
        if workplace.isNew {
            try ProfileBook.add(
                workplace.name, server: server.base, email: logIn.email, to: configFile,
                known: workplace.settings.profiles)
        }
        ProfileBook.remember(workplace.name, workplace.paths)
        await leaveSession()
        if try MirrorOwner(server: server, tokens: tokens).claim(mirror) {
            // What was on the glass is another user's.
            glass.withLock { $0 = [] }
            mailbox.post(.mirrorChanged(revision: mirror.reader.revision))
            mailbox.post(.notice(.info, "What another log-in had cached was removed."))
        }
        workplace = candidate
        desk.take(try workplace.ledgerOwner(of: mirror))
        let author = tokens.user.map(Author.init(snapshot:))
        let identity = Identity(
            profile: workplace.name, server: server.base, email: logIn.email, role: author?.role,
            isReadOnly: workplace.isReadOnly, companyID: tokens.user?.companyID, owner: desk.currentOwner,
            userID: author?.userID, barred: author?.barred ?? [])
        mailbox.post(.loggedIn(identity, last: lastNews))
        try connect(to: server)
        await pull()
    }

    /// Ended, not only told to end: a page of the former session must not land in the mirror of the next.
    private func leaveSession() async {
        generation.withLock { $0 += 1 }
        live?.cancel()
        // What was asked for beside the rounds as well: it is not awaited, but changes nothing any more.
        await syncer?.close()
        await pusher?.close()
        await live?.value
        (live, syncer, pusher, prober, fetched) = (nil, nil, nil, nil, [:])
        cancelChange()
        // What it still puts into the mirror is put there before that is another user's.
        _ = await changing.withLock { $0 }?.value
        api = nil
        // What one user may see another may not.
        await media?.leave()
        await pictures?.forget()
        shelf?.clear()
    }

    /// Logs in with the password that a program of the profile gives; false when there is none or it was just asked.
    func logInByCommand() async -> Bool {
        // Whoever is just logging in answers for this one too.
        guard beginEntering() else { return true }
        defer { isEntering = false }
        let words = workplace.profile.passwordCommand
        guard !words.isEmpty, Date().timeIntervalSince(askedForPassword) > 60 else { return false }
        askedForPassword = Date()
        do {
            let password = try await SecretCommand.firstLine(of: words)
            try await enter(LogIn(server: nil, email: workplace.profile.email, password: password))
            return true
        } catch let error as SecretCommand.Failure {
            mailbox.post(.notice(.error, sentence("password_command: \(error.sentence)")))
        } catch let error as RemoteError {
            mailbox.post(.notice(.error, sentence("password_command: \(error.sentence)")))
        } catch {
            mailbox.post(.notice(.error, "The log-in by password_command failed."))
        }
        return false
    }
}
