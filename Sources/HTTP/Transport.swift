/// Carries one request to its server and the answer back; retries nothing and follows no redirect.
public protocol Transport: Sendable {
    /// Sends and waits; ends with `.cancelled` soon after the calling task is cancelled.
    func send(_ request: Request) async throws(TransportError) -> Response
}
