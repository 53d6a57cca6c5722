import HTTP

typealias Outcome = Result<Response, TransportError>

/// What other threads may ask of the libcurl thread.
enum CurlCommand: Sendable {
    case start(id: UInt64, request: Request, continuation: CheckedContinuation<Outcome, Never>)
    case cancel(id: UInt64)
    case stop
}
