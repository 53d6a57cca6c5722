/// Where the body of an answer goes instead of memory: a 200 fills the file anew, a 206 goes on at `offset`.
public struct Saving: Hashable, Sendable {
    public var path: String
    /// Bytes of the file that stay when the server sends what follows them.
    public var offset: Int
    /// The most bytes that the file may grow to.
    public var limit: Int
    /// Told what is saved while it comes, which outlives a transfer that fails.
    public var watch: SavingWatch?

    /// Names a file, which need not exist unless `offset` is above 0.
    public init(path: String, offset: Int = 0, limit: Int, watch: SavingWatch? = nil) {
        self.path = path
        self.offset = offset
        self.limit = limit
        self.watch = watch
    }
}
