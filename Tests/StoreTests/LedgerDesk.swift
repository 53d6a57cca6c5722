import OzModel
import Store
import Testing

/// A ledger of one test's own, and the decisions that are put into it.
final class LedgerDesk {
    static let anna = owner("u-anna")
    static let bert = owner("u-bert")

    /// How far a decision has come; `unanswered` waits again after it may have arrived.
    enum Stage: CaseIterable {
        case draft, queued, unanswered, sending, accepted, refused, failed, dropped
    }

    let folder: TemporaryFolder
    private(set) var ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder.file("ledger.sqlite"))
    }

    static func owner(_ user: String, server: String = "https://oz.example.com") -> LedgerOwner {
        LedgerOwner(server: server, user: user, email: "\(user)@example.com", profile: "default")
    }

    static let seen = Sight(verdict: "OPERATOR_REQUIRED", updated: 10.25)
    static let found = Sight(verdict: "DECLINED", decided: "DECLINED", comment: "no", updated: 20.5)

    static func decision(
        _ number: Int, _ verdict: Verdict = .success, operation: String? = nil, order: Int? = nil,
        comment: String? = nil, seen: Sight = LedgerDesk.seen
    ) -> Decision {
        Decision(
            operation: operation ?? "op-\(number)", analysisID: Analysis.ID(Page.id("a", number)),
            orderID: Order.ID(Page.id("f", order ?? number)), type: "QUALITY", orderLabel: "tr-\(number)",
            companyID: Company.ID("c-1"), verdict: verdict, comment: comment, seen: seen)
    }

    func confirm(
        _ decisions: Decision..., owner: LedgerOwner = LedgerDesk.anna, now: Double = 100, notBefore: Double = 100
    ) throws {
        try ledger.confirm(decisions, owner: owner, now: now, notBefore: notBefore)
    }

    @discardableResult
    func claim(_ owner: LedgerOwner = LedgerDesk.anna, now: Double = 1000) throws -> OutboxRow? {
        try ledger.claim(owner: owner, now: now)
    }

    func row(_ operation: String) throws -> OutboxRow { try #require(try ledger.reader.row(operation)) }

    /// What the audit says was done to an operation, oldest first.
    func deeds(_ operation: String) throws -> [String] {
        try ledger.reader.audit(operation: operation).map(\.action)
    }

    /// Brings decision number 1 as far as a stage.
    func bring(to stage: Stage) throws {
        let decision = Self.decision(1, comment: "looked twice")
        guard stage != .draft else { return try ledger.keepDraft(decision, owner: Self.anna, now: 100) }
        try confirm(decision)
        guard stage != .queued else { return }
        if stage == .dropped {
            try ledger.withdraw(["op-1"], owner: Self.anna, now: 110)
            return
        }
        let row = try #require(try claim())
        switch stage {
        case .draft, .queued, .dropped, .sending: break
        case .unanswered:
            try ledger.requeue(row, answer: "cut", mayHaveArrived: true, counts: true, notBefore: 0, now: 120)
        case .accepted: try ledger.settle(row, as: .accepted, answer: nil, found: Self.found, now: 120)
        case .refused: try ledger.settle(row, as: .refused, answer: "changed", found: Self.found, now: 120)
        case .failed: try ledger.settle(row, as: .failed, answer: "forbidden", found: nil, now: 120)
        }
    }

    /// Closes the file and opens it again, as a restart does.
    func reopen() throws {
        try ledger.close()
        ledger = try Ledger(path: ledger.path)
    }

    /// Forgets the ledger without closing it and opens the file again, as after a kill.
    func reopenAfterKill() throws { ledger = try Ledger(path: ledger.path) }
}
