import ConsoleUI
import Dispatch
import Foundation
import OzModel
import Store
import Synchronization

/// Keeps what the operator writes and confirms; a confirmed decision is durable before the next frame is drawn.
public final class DecisionDesk: Sendable {
    let ledger: Ledger
    private let undoWindow: Double
    private let owner: Mutex<LedgerOwner?>
    private let now: @Sendable () -> Double
    /// One after the other: a draft that is still being kept must not come back after its decision was confirmed.
    private let line = DispatchQueue(label: "ledger")
    /// What is still to be kept, by what it is a draft of: of a word typed quickly only the last state is written.
    private let drafts = Mutex<[String: @Sendable () throws -> Void]>([:])

    public init(
        ledger: Ledger, owner: LedgerOwner?, undoWindow: Double,
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        self.ledger = ledger
        self.undoWindow = undoWindow
        self.owner = Mutex(owner)
        self.now = now
    }

    /// In whose name decisions are made from here on.
    func take(_ owner: LedgerOwner?) { self.owner.withLock { $0 = owner } }

    var currentOwner: LedgerOwner? { owner.withLock { $0 } }

    /// Does an effect of the ledger; nil for effects that are not its business. What is only being written is kept
    /// soon, everything else before this returns.
    func perform(_ effect: Effect) -> [Action]? {
        switch effect {
        case .decide(let decisions, let isBulk, let what): line.sync { confirm(decisions, isBulk: isBulk, what) }
        case .keepDraft(let decision): later(decision.analysisID.rawValue) { try self.keep(decision) }
        case .dropDraft(let analysis):
            later(analysis.rawValue) {
                guard let owner = self.currentOwner else { return }
                try self.ledger.dropDraft(of: analysis, owner: owner)
            }
        case .keepText(let text, let name):
            later("text/\(name)") { try self.ledger.keepText(text, as: name, now: self.now()) }
        case .addNote(let text, let order): line.sync { add(note: text, to: order) }
        case .agree(let decision): line.sync { agree(decision) }
        case .withdraw(let operations): line.sync { withdraw(operations) }
        case .retry(let operations): line.sync { retry(operations) }
        case .discard(let operations): line.sync { discard(operations) }
        case .draw, .openOutside, .download, .export, .fetch, .watch, .meet, .refresh, .probe, .pause, .find, .sift,
            .count,
            .saveView, .saveCharts, .exportChart, .logIn, .copy,
            .repaint,
            .suspend, .fetchAhead, .editAtLength, .change, .cancelChange, .makePassword, .listFiles, .takeFiles,
            .keepCredentials, .reports, .readCharts:
            nil
        }
    }

    /// Waits until all that was written so far is kept.
    func settle() { line.sync {} }

    private func later(_ name: String, _ work: @escaping @Sendable () throws -> Void) -> [Action] {
        let isFirst = drafts.withLock { drafts in
            drafts[name] = work
            return drafts.count == 1
        }
        if isFirst { line.async { self.keepDrafts() } }
        return []
    }

    private func keepDrafts() {
        let waiting = drafts.withLock { drafts in
            defer { drafts = [:] }
            return drafts.values
        }
        // A draft is a convenience: what cannot be kept is still on the screen, and confirming it says why it fails.
        for work in waiting { try? work() }
    }

    private func keep(_ decision: Decision) throws {
        guard let owner = currentOwner else { return }
        try ledger.keepDraft(try named(decision, owner), owner: owner, now: now())
    }

    /// The decision with an operation id of its own: its draft's, where there is one.
    private func named(_ decision: Decision, _ owner: LedgerOwner) throws(StoreError) -> Decision {
        var decision = decision
        let draft = try ledger.reader.draft(of: decision.analysisID, owner: owner)
        decision.operation = draft?.operation ?? UUID().uuidString.lowercased()
        return decision
    }

    private func confirm(_ decisions: [Decision], isBulk: Bool, _ what: String) -> [Action] {
        guard let owner = currentOwner else { return [.notDecided("nobody is logged in: :login brings the log-in")] }
        do {
            let decisions = try decisions.map { decision throws(StoreError) in try named(decision, owner) }
            let batch = isBulk ? UUID().uuidString.lowercased() : nil
            let time = now()
            try ledger.confirm(decisions, owner: owner, batch: batch, now: time, notBefore: time + undoWindow)
            if isBulk { try ledger.keepText("", as: "bulk", now: time) }
            return [
                .decided(operations: decisions.map(\.operation), batch: batch, until: time + undoWindow, what: what)
            ]
        } catch {
            return [.notDecided(error.sentence)]
        }
    }

    private func add(note text: String, to order: String) -> [Action] {
        guard let owner = currentOwner else { return [.notice(.warning, "Nobody is logged in: notes need a name.")] }
        return attempt { () throws(StoreError) in
            try self.ledger.addNote(text, order: Order.ID(order), owner: owner, now: self.now())
            return [.ledgerChanged, .notice(.info, "Noted, on this machine only.")]
        }
    }

    private func agree(_ decision: Decision) -> [Action] {
        guard let owner = currentOwner else { return [] }
        return attempt { () throws(StoreError) in
            try self.ledger.agree(with: try self.named(decision, owner), owner: owner, now: self.now())
            return [.ledgerChanged, .agreed(decision)]
        }
    }

    private func withdraw(_ operations: [String]) -> [Action] {
        guard let owner = currentOwner else { return [Self.nobody] }
        return attempt { () throws(StoreError) in
            let taken = try self.ledger.withdraw(operations, owner: owner, now: self.now())
            let rows = try taken.map { operation throws(StoreError) in try self.ledger.reader.row(operation) }
            let open = rows.compactMap { $0?.decision.analysisID.rawValue }
            let first = try operations.first.map { operation throws(StoreError) in
                try self.ledger.reader.row(operation)
            }
            return [.ledgerChanged, self.tell(taken.count, of: operations.count, first ?? nil), .withdrawn(open)]
        }
    }

    private func tell(_ taken: Int, of count: Int, _ row: OutboxRow?) -> Action {
        if taken == 0 {
            let why =
                switch row?.state {
                case .accepted: "Too late for \(row?.decision.object ?? "it"): it was sent, and the record stands."
                case .queued, .sending, .draft: "It may have reached the server already: its answer comes first."
                case .refused, .failed: "It was not sent and waits for your answer: 9 has it."
                case .dropped: "It was taken back already."
                case nil: "It is no longer in the ledger."
                }
            return .notice(.warning, why)
        }
        if taken == count {
            let what = row.map { "\($0.decision.verdict == .success ? "approve" : "decline") \($0.decision.object)" }
            return .notice(.info, count == 1 ? "Taken back: \(what ?? "it")." : "All \(count) were taken back.")
        }
        return .notice(.warning, "\(taken) of \(count) were taken back; the others were sent, and their record stands.")
    }

    private func retry(_ operations: [String]) -> [Action] {
        guard let owner = currentOwner else { return [Self.nobody] }
        return attempt { () throws(StoreError) in
            let taken = try self.ledger.retry(operations, owner: owner, now: self.now())
            return [.ledgerChanged] + (taken.isEmpty ? [.notice(.info, "Nothing to send again.")] : [])
        }
    }

    private func discard(_ operations: [String]) -> [Action] {
        guard let owner = currentOwner else { return [Self.nobody] }
        return attempt { () throws(StoreError) in
            let taken = try self.ledger.discard(operations, owner: owner, now: self.now())
            return [.ledgerChanged, .notice(.info, taken.isEmpty ? "Nothing was dropped." : "Dropped.")]
        }
    }

    private static let nobody = Action.notice(.warning, "Nobody is logged in: :login brings the log-in.")

    private func attempt(_ work: () throws(StoreError) -> [Action]) -> [Action] {
        do { return try work() } catch { return [.notice(.error, sentence(error.sentence))] }
    }
}
