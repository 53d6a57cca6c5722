import OzModel
import Store

/// Operations of the outbox by their first letters.
enum Operations {
    /// Their rows, each once, in the order given.
    ///
    /// - Throws: `Failure` when one is unknown, could be several, or is another log-in's.
    static func rows(_ words: [String], _ authority: Authority) throws -> [OutboxRow] {
        let reader = authority.ledger.reader
        var rows: [OutboxRow] = []
        var unknown: [String] = []
        for word in words {
            let text = word.lowercased()
            let ids = try reader.operations(startingWith: text, limit: Beginning.most)
            let id = ids.contains(text) ? text : try Beginning.only(of: ids, word, among: "operations")
            guard let id, let row = try reader.row(id) else {
                unknown.append(word)
                continue
            }
            if !rows.contains(where: { $0.operation == id }) { rows.append(row) }
        }
        guard unknown.isEmpty else {
            throw Failure(.notFound, "the outbox has no operation \(unknown.joined(separator: ", "))")
        }
        if let other = rows.first(where: { !$0.owner.isSame(as: authority.owner) }) {
            throw Failure(
                .refused,
                "\(other.operation.prefix(8)) was decided by \(other.owner.email): only that log-in settles it")
        }
        return rows
    }
}
