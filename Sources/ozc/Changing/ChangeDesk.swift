import ConsoleUI
import Foundation
import OzModel
import Remote
import Session
import Store
import Sync

/// What the commands that change the server stand on: the profile's log-in, ledger and mirror.
struct ChangeDesk: Sendable {
    let lookup: Lookup
    let author: Author
    let api: OzAPI
    private let sender: ChangeSender

    /// - Throws: `Failure` when nothing may be sent from here, or nobody has logged in.
    init(_ global: GlobalOptions) throws {
        guard !global.offline else {
            throw Failure(.usage, "changes are not kept for later, only decisions are: leave --offline out")
        }
        try self.init(reading: global)
        guard !lookup.workplace.isReadOnly else {
            throw Failure(.refused, "this console is read only: nothing is changed")
        }
    }

    /// For what is only read, from the server.
    ///
    /// - Throws: `Failure` when the server may not be asked, or nobody has logged in.
    init(reading global: GlobalOptions) throws {
        guard !global.offline else { throw Failure(.usage, "this is not cached: leave --offline out") }
        lookup = try Lookup(global)
        let authority = try Authority(lookup)
        author = lookup.workplace.author()
        api = try lookup.api()
        sender = ChangeSender(
            api: api, ledger: authority.ledger, mirror: lookup.mirror, owner: authority.owner, author: author
        ) { event in
            if case .trouble(let sentence) = event { note("ozc: \(sentence)") }
        }
    }

    /// - Throws: `Failure` when this log-in may not do it, or it makes no sense; nothing was asked then.
    func check(_ change: Change) async throws {
        guard let refusal = await sender.refusal(of: change) else { return }
        throw ChangeResult.failure(.refused(refusal), change)
    }

    /// Sends it once; again only after a log-in by `password_command`, since nothing has happened without one.
    ///
    /// The first ^c gives it up where it is not too late.
    func send(_ change: Change) async throws -> ChangeOutcome {
        let upload = UploadLine(change)
        let sender = sender
        let work: @Sendable () async throws -> ChangeOutcome = {
            await sender.send(change) { sent, total in upload.show(sent, of: total) }
        }
        var outcome = try await Interrupt.cancelling(work)
        if case .logInNeeded = outcome, try await lookup.logIn(api) { outcome = try await Interrupt.cancelling(work) }
        upload.end()
        Interrupt.leavesAtOnce()
        return outcome
    }

    /// Asks the server; once more after a log-in by `password_command`.
    func ask<Answer: Sendable>(_ endpoint: Endpoint<Answer>) async throws -> Answer {
        do {
            return try await api.send(endpoint)
        } catch .logInNeeded(let reason) {
            guard try await lookup.logIn(api) else { throw Leave.logInNeeded(reason) }
            return try await api.send(endpoint)
        }
    }

    /// Reads an object as the server has it now.
    ///
    /// - Throws: `Failure` with 5 when there is none.
    func read<Record: MirrorRecord>(_ type: Record.Type, _ noun: Noun, _ text: String) async throws -> Record {
        let id = try lookup.resolve(text, of: noun)
        try await lookup.ask(SyncPolicy()) { await $0.open(noun, id: id) }
        guard let record = try lookup.mirror.reader.record(type, id: id) else {
            throw Failure(.notFound, "there is no \(noun.singular) \(id)")
        }
        return record
    }

    func order(_ text: String) async throws -> Order { try await read(Order.self, .orders, text) }

    func known(_ order: Order) -> Known<Order> { Known(order, me: author.userID) }
}

/// How far an upload has come, on stderr.
private final class UploadLine: Sendable {
    private let progress = ProgressLine(what: "bytes sent")
    private let isShown: Bool

    init(_ change: Change) { isShown = !change.files.isEmpty }

    func show(_ sent: Int, of total: Int) {
        guard isShown else { return }
        // All is sent, and what takes time now is the server's.
        if sent < total { progress.show(sent, of: total) } else { progress.clear() }
    }

    func end() { progress.clear() }
}
