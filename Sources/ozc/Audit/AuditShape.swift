import ConsoleUI
import Foundation
import OzModel
import Store

/// How the audit is written: every field, so that whoever has them can work out the hashes again.
enum AuditShape {
    static let shape = RecordShape<AuditEntry>(
        fields: [
            .init("seq") { .number($0.seq) }, .init("time") { .time($0.time) },
            .init("server") { .text($0.owner.server) }, .init("user_id") { .text($0.owner.user) },
            .init("email") { .text($0.owner.email) }, .init("profile") { .text($0.owner.profile) },
            .init("action") { .text($0.action) }, .init("kind") { .maybe($0.kind) },
            .init("object_id") { .text($0.object) }, .init("analyse_id") { .maybe($0.analysisID) },
            .init("folder_id") { .maybe($0.order) }, .init("label") { .text($0.label) },
            .init("before") { .maybe($0.before) }, .init("after") { .maybe($0.after) },
            .init("remark") { .maybe($0.remark) }, .init("operation") { .text($0.operation) },
            .init("answer") { .maybe($0.answer) }, .init("previous") { .text($0.previous) },
            .init("hash") { .text($0.hash) },
        ],
        columns: [
            .init("NO", 6, isRight: true) { "\($0.seq)" },
            .init("WHEN", 14) { PlainWords.moment($0.time, now: Date().timeIntervalSince1970) },
            .init("ACTION", 10) { $0.action }, .init("CASE", 22) { $0.label },
            .init("BEFORE", 17, rank: 3) { $0.before.map { Verdict(wire: $0).words } ?? "-" },
            .init("AFTER", 8) { $0.after.map { Verdict(wire: $0).words } ?? "-" },
            .init("OPERATION", 9, rank: 1) { String($0.operation.prefix(8)) },
            .init("WHO", 20, rank: 2) { $0.owner.email },
        ],
        below: { entry in
            // The remark is the operation's, and the same in all of its entries.
            let isFirst = [AuditEntry.Action.decided, .agreed].map(\.rawValue).contains(entry.action)
            return [isFirst ? entry.remark.map { "“\($0)”" } : nil, entry.answer].compactMap(\.self)
        })
}
