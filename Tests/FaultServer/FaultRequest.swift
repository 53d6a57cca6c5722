/// A request as the server read it.
public struct FaultRequest: Sendable, Equatable {
    public let method: String
    /// Path and query, as sent.
    public let target: String
    /// In the order they came.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Which connection it came on, counted from 1: equal numbers mean that a connection was used again.
    public let connection: Int

    /// The target up to the question mark.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The first header called `name` in any case, or nil.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    public static func == (left: FaultRequest, right: FaultRequest) -> Bool {
        left.method == right.method && left.target == right.target && left.body == right.body
            && left.connection == right.connection && left.headers.elementsEqual(right.headers, by: ==)
    }
}
