/// What a server answered, whatever its status: an answer, even a 500, is not a transport error.
public struct Response: Hashable, Sendable {
    /// 100...999.
    public var status: Int
    public var headers: [Header]
    /// Decompressed; empty when it was saved to a file.
    public var body: [UInt8]

    /// An answer as it came.
    public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header called `name` (in any case), or nil.
    public func header(_ name: String) -> String? {
        headers.value(of: name)
    }
}
