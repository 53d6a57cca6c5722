import Curl
import HTTP

/// What a request ends in, as a value.
func outcome(
    of request: Request, _ transport: CurlTransport = CurlTransport()
) async -> Result<Response, TransportError> {
    do {
        return .success(try await transport.send(request))
    } catch {
        return .failure(error)
    }
}

/// The error a request ends in, or nil.
func failure(of request: Request, _ transport: CurlTransport = CurlTransport()) async -> TransportError? {
    guard case .failure(let error) = await outcome(of: request, transport) else { return nil }
    return error
}

extension Response {
    var text: String { String(decoding: body, as: UTF8.self) }
}
