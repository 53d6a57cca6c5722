/// What a test waited for did not come.
public struct TestTimeout: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}
