import OzModel
import Remote
import Store

extension Syncer {
    var isReferenceDue: Bool { isDue(referenceRead, every: policy.referenceInterval) }

    /// Users, companies and collections: seldom, whichever program asked last.
    func reference() async throws(Halt) -> Int {
        guard isReferenceDue else { return 0 }
        let asked = pace.now()
        var changed = 0
        for noun in [Noun.companies, .users, .collections] {
            changed += try await list(noun)
        }
        referenceRead = asked
        try keep([Checkpoint(Mark.reference, "\(asked)")])
        return changed
    }

    /// Offsets until a page is empty, complete by the server's own count, or the same as the one before.
    private func list(_ noun: Noun) async throws(Halt) -> Int {
        var changed = 0
        var offset = 0
        var before: Receipt?
        var whole = WholeList()
        while let answer = try await page(noun, question(noun, offset: offset)) {
            let receipt = try store(noun, answer.bytes)
            whole.add(receipt)
            changed += receipt.changed
            offset += receipt.items
            report(.progress(done: offset, total: receipt.total, phase: .reference, rate: nil))
            guard receipt.items > 0, receipt.total.map({ offset < $0 }) ?? true else { break }
            if let before, before.firstID == receipt.firstID, before.lastID == receipt.lastID { break }
            before = receipt
        }
        return changed + (try dropUnlisted(noun, whole))
    }

    /// What a list that was read whole no longer has is gone from the server; answers how many rows went.
    func dropUnlisted(_ noun: Noun, _ list: WholeList) throws(Halt) -> Int {
        guard list.isWhole else { return 0 }
        try checkOpen()
        do {
            let removed = try mirror.keep(only: list.ids, of: noun)
            if removed > 0 { report(.changed(revision: mirror.reader.revision)) }
            return removed
        } catch {
            throw Halt(error)
        }
    }

    private func question(_ noun: Noun, offset: Int) -> Endpoint<JSONText> {
        switch noun {
        case .users: Endpoints.users(offset: offset, limit: policy.pageSize)
        case .companies: Endpoints.companies(offset: offset, limit: policy.pageSize)
        case .collections, .orders, .analyses, .media:
            Endpoints.collections(offset: offset, limit: policy.pageSize)
        }
    }
}
