import Crypto
import Foundation

/// The chain that makes a changed, missing or inserted audit entry show: each hash covers the entry and the hash before.
enum AuditChain {
    /// What stands before the first entry.
    static let genesis = String(repeating: "0", count: 64)

    /// SHA-256 over the previous hash and every field, each with its length before it so that none can run into the next.
    static func hash(_ entry: AuditEntry) -> String {
        let owner = entry.owner
        var fields: [String?] = [
            entry.previous, "\(entry.seq)", number(entry.time), owner.server, owner.user, owner.email, owner.profile,
            entry.action, entry.object, entry.order, entry.label, entry.before, entry.after, entry.remark,
            entry.operation, entry.answer,
        ]
        // Entries from before it was kept have the hash that they had.
        if let kind = entry.kind { fields.append(kind) }
        var hash = SHA256()
        for field in fields {
            let bytes = field.map { Data($0.utf8) }
            hash.update(data: Data("\(bytes.map { "\($0.count)" } ?? "-"):".utf8))
            if let bytes { hash.update(data: bytes) }
        }
        return hash.finalize().map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0\(text)" : text
        }.joined()
    }

    /// Exactly the number, on every machine.
    private static func number(_ value: Double) -> String { "\(value.bitPattern)" }
}

/// What is wrong with the audit, and where.
public struct AuditFinding: Hashable, Sendable {
    /// What happened to an entry.
    public enum Kind: Hashable, Sendable {
        /// Its fields are not those that were hashed.
        case changed
        /// Entries that should stand before it are not there.
        case missing(count: Int64)
        /// It does not follow from the one before it.
        case inserted
        /// The last entries are gone: the ledger knows of later ones.
        case cutOff(count: Int64)
        /// The last entry is another one than the ledger knows.
        case replaced
    }

    /// The entry's number.
    public let seq: Int64
    public let kind: Kind

    /// One sentence for people, without the full stop.
    public var sentence: String {
        switch kind {
        case .changed: "entry \(seq) was changed after it was written"
        case .missing(let count): "\(count == 1 ? "1 entry is" : "\(count) entries are") missing before entry \(seq)"
        case .inserted: "entry \(seq) does not follow from the one before it: it was put in, or that one was replaced"
        case .replaced: "entry \(seq), the last one, is not the one that was written"
        case .cutOff(let count):
            "\(count == 1 ? "1 entry is" : "\(count) entries are") missing after entry \(seq), the last one here"
        }
    }
}
