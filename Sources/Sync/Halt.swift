import Remote
import Store

/// Why a round cannot go on.
enum Halt: Error, Equatable {
    case offline(String)
    case logInNeeded(String)
    case failed(String, retryAfter: Double?)
    case cancelled

    init(_ error: RemoteError) {
        switch error {
        case .cancelled, .unreachable(.cancelled): self = .cancelled
        case .logInNeeded(let reason), .logInRefused(let reason): self = .logInNeeded(reason)
        case .throttled(let seconds): self = .failed(error.sentence, retryAfter: seconds)
        default: self = error.kind == .network ? .offline(error.sentence) : .failed(error.sentence, retryAfter: nil)
        }
    }

    init(_ error: StoreError) {
        self = .failed(error.sentence, retryAfter: nil)
    }

    var outcome: PullOutcome {
        switch self {
        case .offline(let sentence): .offline(sentence: sentence)
        case .logInNeeded(let reason): .logInNeeded(reason: reason)
        case .failed(let sentence, let seconds): .failed(sentence: sentence, retryAfter: seconds)
        case .cancelled: .cancelled
        }
    }
}

extension RemoteError {
    /// Whether the server, reached and logged in to, simply does not give this.
    var isRefusal: Bool {
        switch self {
        case .forbidden: true
        // A page that is not there, in words that are not the API's, may be a proxy's: that passes.
        case .notFound(_, let code): code != nil
        case .api(let status, _, _, _), .notJSON(let status, _): [403, 405, 501].contains(status)
        case .unreachable, .unreadable, .redirected, .logInNeeded, .logInRefused, .throttled, .readOnly, .cancelled,
            .keeper:
            false
        }
    }
}
