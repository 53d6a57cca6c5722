import OzModel
import Remote
import Store

extension Syncer {
    /// Tells which orders are on the glass, the one under the cursor first. While the mirror is behind the server, because
    /// no news have come yet or older orders are on their way, these go before everything that nobody looks at.
    ///
    /// Costs nothing otherwise: the rounds themselves bring what changes.
    public func watch(_ orders: [String]) {
        guard orders != glass.orders else { return }
        glass.orders = orders
        resting?.cancel()
        resting = nil
        guard mayGlance, !orders.isEmpty else { return }
        let pace = pace
        resting = Task {
            // Cancelled when other rows have come onto the glass meanwhile.
            do { try await pace.sleep(Glass.rest) } catch { return }
            self.beginGlance()
        }
    }

    /// In a task of its own: other rows on the glass do not take back a question that is on its way.
    func beginGlance() { Task { await glance() } }

    /// Asks for what is on the glass and not fresh, as soon as the budget allows it; the next page waits for the answer.
    func glance() async {
        isGlanceDue = true
        guard !isGlancing else { return }
        isGlancing = true
        looks.begin()
        defer {
            isGlancing = false
            looks.end()
        }
        while isGlanceDue {
            isGlanceDue = false
            await glanceOnce()
        }
    }

    private func glanceOnce() async {
        guard mayGlance, !glass.stale(now: pace.now()).isEmpty else { return }
        let seconds = budget.delay(now: pace.now())
        if seconds > 0 {
            do { try await pace.sleep(seconds) } catch { return }
        }
        // What came onto the glass since is asked for as well, and what left it is not.
        let now = pace.now()
        let orders = glass.stale(now: now)
        guard mayGlance, !orders.isEmpty else { return }
        glass.note(orders, now: now)
        settle(await api.outcome(of: Endpoints.folders(Self.query(orders))), of: orders)
    }

    static func query(_ orders: [String]) -> FolderQuery {
        var query = FolderQuery()
        query.limit = orders.count
        query.folderIDs = orders
        query.withAnalyses = true
        return query
    }

    private var mayGlance: Bool {
        isUnderWay && isBehind && !isPaused && !policy.isMetered && !isOffline && !glass.isRefused && !glass.isSpared
            && !isClosed
    }

    /// Says nothing of what went wrong: the next page meets the same, and says it once.
    private func settle(_ answer: Pipeline.Answer, of orders: [String]) {
        _ = budget.wait(now: pace.now())
        switch answer {
        case .success(let text):
            noteAnswer()
            guard let receipt = try? store(.orders, text.bytes) else { return }
            // A server that does not choose by ids would answer the same for every row.
            glass.isRefused = !receipt.ids.isEmpty && Set(receipt.ids).isDisjoint(with: orders)
        case .failure(let error):
            guard Halt(error) != .cancelled else { return }
            glass.isRefused = error.isRefusal
            glass.isSpared = true
        }
    }
}
