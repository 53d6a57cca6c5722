import Foundation
import Hummingbird

/// The connection by which a request came, for the answer that is none.
struct Connection: InitializableFromSource, Sendable {
    /// Ends it at once, whatever was still to be said.
    let close: @Sendable () async throws -> Void
    /// What the request is called where it brings no trace of its own.
    private let trace = UUID()

    init(source: ApplicationRequestContextSource) {
        let channel = source.channel
        close = { try await channel.close() }
    }

    /// The trace of a request, which stands in its answer and in the log (reference, section 2); what is no UUID is none.
    func trace(of request: Request) -> String {
        let given = request.headers[.trace].flatMap(UUID.init(uuidString:))
        return (given ?? trace).uuidString.lowercased()
    }
}

extension HTTPFields.Element.Name {
    /// A valid name, so the fallback is never taken.
    static let trace = Self("X-Lamb-XRay") ?? .authorization
}
