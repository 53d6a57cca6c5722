/// What is here of a file that is being fetched.
public struct PartialFile: Equatable, Sendable {
    /// Absolute; the file need not exist yet.
    public let path: String
    /// Bytes that are here.
    public let size: Int
    /// What the server calls the version that these bytes are of; nil where it told none.
    public let validator: String?

    init(path: String, size: Int, validator: String?) {
        self.path = path
        self.size = size
        self.validator = validator
    }
}
