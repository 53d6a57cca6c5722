import OzModel
import Remote
import Store

extension Syncer {
    /// Users, companies and collections: at the start of a session and then rarely.
    func reference() async throws(Halt) -> Int {
        if let referenceRead, pace.now() - referenceRead < policy.referenceInterval { return 0 }
        // What was refused may have been allowed since, or may have come with a newer server.
        refused = []
        var changed = 0
        for noun in [Noun.companies, .users, .collections] {
            changed += try await list(noun)
        }
        referenceRead = pace.now()
        return changed
    }

    /// Offsets until a page is empty, complete by the server's own count, or the same as the one before.
    private func list(_ noun: Noun) async throws(Halt) -> Int {
        var changed = 0
        var offset = 0
        var before: Receipt?
        while let bytes = try await page(noun, question(noun, offset: offset)) {
            let receipt = try store(noun, bytes)
            changed += receipt.changed
            offset += receipt.items
            report(.progress(done: offset, total: receipt.total, phase: .reference))
            guard receipt.items > 0, receipt.total.map({ offset < $0 }) ?? true else { break }
            if let before, before.firstID == receipt.firstID, before.lastID == receipt.lastID { break }
            before = receipt
        }
        return changed
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
