import Curl
import HTTP
import OzModel
import Remote
import Store
import Sync
import TestSupport
import Testing

/// A server that makes what it is asked for and does not say what it is called.
private struct NamelessTransport: Transport {
    func send(_ request: Request) async throws(TransportError) -> Response {
        let response = try await CurlTransport().send(request)
        guard request.method == .post, request.url.hasSuffix("/folders/") || request.url.hasSuffix("/folders") else {
            return response
        }
        return Response(status: response.status, headers: response.headers, body: Array("{}".utf8))
    }
}

@Suite(.onLanes) struct NamelessTests {
    /// Its analyses cannot be started then, and that is not told as success.
    @Test func anOrderWithoutAnIdIsDoubt() async throws {
        let sandbox = try RunningSandbox(orders: 2)
        let counter = try await Counter(sandbox, as: "client-admin", transport: NamelessTransport())
        let files = [try counter.picture("a.jpg"), try counter.picture("b.jpg")]
        let outcome = await counter.send(.createOrder(NewOrder(files: files, analyses: [AnalysisWish(.biometry)])))
        #expect(outcome.isUnanswered, "\(outcome)")
        let sentence = outcome.sentence(.createCompany(name: ""))
        #expect(sentence.hasPrefix("the order was made, but the server did not say its id"))
        #expect(await counter.send(.createOrder(NewOrder(files: files))) == .done(.order, id: nil))
    }
}
