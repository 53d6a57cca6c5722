import ConsoleUI
import Foundation
import OzModel
import Store

/// How the outbox is written.
enum OutboxShape {
    static let shape = RecordShape<OutboxRow>(
        fields: [
            .init("operation") { .text($0.operation) }, .init("state") { .text($0.state.rawValue) },
            .init("decision") { .text($0.decision.verdict.wire) },
            .init("analyse_id") { .text($0.decision.analysisID.rawValue) },
            .init("folder_id") { .maybe($0.decision.orderID?.rawValue) }, .init("type") { .text($0.decision.type) },
            .init("order") { .text($0.decision.orderLabel) }, .init("reason") { .maybe($0.decision.reason) },
            .init("comment") { .maybe($0.decision.comment) }, .init("seen") { .text($0.decision.seen.verdict) },
            .init("found") { .maybe($0.found?.verdict) }, .init("tries") { .number(Int64($0.tries)) },
            .init("answer") { .maybe($0.answer) }, .init("created") { .time($0.created) },
            .init("changed") { .time($0.changed) }, .init("who") { .text($0.owner.email) },
        ],
        columns: [
            .init("OPERATION", 9) { String($0.operation.prefix(8)) }, .init("STATE", 18) { $0.state.words },
            .init("DECISION", 8) { $0.decision.verdict.words }, .init("TYPE", 10) { $0.decision.type },
            .init("ORDER", 16) { $0.decision.orderLabel },
            .init("AGE", 7, rank: 1) { PlainWords.age(Date().timeIntervalSince1970 - $0.created) },
            .init("ANALYSIS", 8, rank: 3) { $0.decision.analysisID.short },
            .init("WHO", 28, rank: 2) { $0.owner.email },
        ],
        below: { [$0.decision.remark.map { "“\($0)”" }, $0.answer].compactMap(\.self) })
}
