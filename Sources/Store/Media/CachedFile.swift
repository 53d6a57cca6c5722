/// A file of the media cache.
public struct CachedFile: Equatable, Sendable {
    /// Absolute; it may be gone by the time it is read, when other files needed the room.
    public let path: String
    /// Bytes.
    public let size: Int

    init(path: String, size: Int) {
        self.path = path
        self.size = size
    }
}
