import Curl
import FaultServer
import HTTP
import Testing

/// Who is trusted.
@Suite(.enabled(if: TLSServer.isPossible)) struct CurlTLSTests {
    /// How one GET to a server with a certificate for `name` ends.
    private func get(
        name: String = "IP:127.0.0.1", _ configuration: (TLSServer) -> CurlConfiguration
    ) async throws -> Result<Response, TransportError> {
        let server = try await TLSServer(name: name)
        let transport = CurlTransport(configuration: configuration(server))
        let outcome = await outcome(of: Request(.get, "https://127.0.0.1:\(server.port)/"), transport)
        await server.stop()
        return outcome
    }

    private func reason(_ outcome: Result<Response, TransportError>) -> String? {
        guard case .failure(.certificate(let reason)) = outcome else { return nil }
        return reason
    }

    @Test func aStrangersCertificateIsRefused() async throws {
        let outcome = try await get { _ in CurlConfiguration() }
        #expect(reason(outcome)?.contains("self") == true, "\(outcome)")
    }

    @Test func theOwnAuthorityIsTrusted() async throws {
        let outcome = try await get { CurlConfiguration(caFile: $0.certificate) }
        let response = try outcome.get()
        #expect(response.status == 200)
        #expect(response.text.contains("TLSv1.3"))
    }

    @Test func anotherHostsCertificateIsRefused() async throws {
        let outcome = try await get(name: "DNS:oz.example.test") { CurlConfiguration(caFile: $0.certificate) }
        #expect(reason(outcome) != nil, "\(outcome)")
    }

    @Test func aMissingAuthorityFileIsNamed() async throws {
        let outcome = try await get { _ in CurlConfiguration(caFile: "/nowhere/ca.pem") }
        #expect(reason(outcome)?.contains("/nowhere/ca.pem") == true, "\(outcome)")
    }

    @Test func aServerWithoutTLSIsNamedAndHTTP2Offered() async throws {
        let server = try FaultServer(greeting: "HTTP/1.1 400 Bad Request\r\n\r\n")
        let error = await failure(of: Request(.get, "https://127.0.0.1:\(server.port)/"))
        guard case .tls = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.mayHaveArrived == false)
        // HTTP/2 is offered first, in the list that a TLS greeting carries.
        let offer = [UInt8]([2] + "h2".utf8 + [8] + "http/1.1".utf8)
        #expect(server.requests.first?.body.contains(offer) == true)
    }
}
