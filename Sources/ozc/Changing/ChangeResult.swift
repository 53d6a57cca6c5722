import ConsoleUI
import Foundation
import OzModel
import Store
import Sync

/// What came of one change, for programs and for people.
struct ChangeResult: Sendable {
    let change: Change
    let outcome: ChangeOutcome
    /// How the order stands once its analyses have ended; nil where that was not waited for.
    var verdict: Verdict?

    /// The word for programs.
    var state: String {
        switch outcome {
        case .done: "done"
        case .partly: "partly"
        case .refused: "refused"
        case .unanswered: "unanswered"
        case .offline: "offline"
        case .logInNeeded: "log-in needed"
        case .cancelled: "cancelled"
        }
    }

    /// The id of what was made or changed.
    var id: String? {
        switch outcome {
        case .done(_, let id): id
        case .partly(_, let id, _): id
        case .refused, .unanswered, .offline, .logInNeeded, .cancelled: change.objectID
        }
    }

    var isDone: Bool {
        if case .done = outcome { return true }
        return false
    }

    private var answer: String? { isDone ? nil : outcome.sentence(change) }

    /// The code that it stands for; 3 only where nothing can have happened.
    var code: Code {
        switch outcome {
        case .done: .done
        case .partly: .partly
        case .refused(let refusal): refusal.code
        case .unanswered: .failed
        case .offline: .unreachable
        case .logInNeeded: .refused
        case .cancelled: .interrupted
        }
    }

    static func failure(_ outcome: ChangeOutcome, _ change: Change) -> Failure {
        let result = ChangeResult(change: change, outcome: outcome)
        if case .logInNeeded(let reason) = outcome { return Leave.logInNeeded(reason) }
        return Failure(result.code, result.answer ?? "done")
    }

    /// The shape for changes of one kind of object, whose id has the API's name.
    static func shape(_ resource: Resource) -> RecordShape<ChangeResult> {
        RecordShape<ChangeResult>(
            fields: [
                .init(resource.idName) { .maybe($0.id) }, .init("label") { .text($0.change.label) },
                .init("state") { .text($0.state) }, .init("resolution_status") { .maybe($0.verdict?.wire) },
                .init("answer") { .maybe($0.answer) },
            ],
            columns: [
                .init("STATE", 14) { $0.state }, .init("WHAT", 40) { $0.change.label },
                .init("VERDICT", 18, rank: 1) { $0.verdict?.words ?? "-" }, .init("ID", 36) { $0.id ?? "-" },
            ],
            below: { [$0.answer].compactMap(\.self) })
    }
}

extension ChangeRefusal {
    fileprivate var code: Code {
        switch cause {
        case .mistake: .usage
        case .notAllowed: .refused
        case .notFound: .notFound
        case .here, .server: .failed
        }
    }
}

extension Resource {
    /// What the API calls the id of one.
    var idName: String {
        switch self {
        case .company: "company_id"
        case .user: "user_id"
        case .order: "folder_id"
        case .media: "media_id"
        case .analysis: "analyse_id"
        case .collection: "collection_id"
        case .person: "person_id"
        case .report: "report_id"
        case .reportTemplate: "report_template_id"
        case .statistics: "id"
        }
    }
}
