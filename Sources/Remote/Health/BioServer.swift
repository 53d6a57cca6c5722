import HTTP

/// The bio server beside an Oz API, which runs the models; it gets no token, for it is another server.
public struct BioServer: Hashable, Sendable {
    private let server: Server

    /// Reads what a person typed. Plain http is spoken to any machine: nothing is sent that needs hiding.
    public init(_ text: String) throws(ServerError) {
        server = try Server(text, allowPlain: true)
    }

    /// Answers 200 where the model is up. [D, section 15]
    var model: Request { Request(.get, "\(server.base)/\(Assumptions.bioModel)") }

    /// Runs the model on an empty picture: with a licence an assertion fails, without one something else. [D, section 17]
    var check: Request {
        Request(
            .post, "\(server.base)/\(Assumptions.bioModel):predict",
            headers: [Header("Content-Type", "application/json")], body: .bytes(Array(Assumptions.emptyPicture.utf8)))
    }
}
