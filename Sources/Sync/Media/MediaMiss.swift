import Remote
import Store

/// Why a file cannot be had.
public enum MediaMiss: Error, Equatable, Sendable {
    /// Nobody may be asked now.
    case notCached
    /// What came, twice, is not what the server said it is.
    case wrong(reason: String)
    case refused(RemoteError)
    case store(StoreError)
    /// Another console has been fetching it for a long time.
    case busy
    /// It is larger than it may be.
    case noRoom

    /// One sentence for people.
    public var sentence: String {
        switch self {
        case .notCached: "not cached on this machine, and the server is not asked"
        case .wrong(let reason): "\(reason); fetched twice, and not shown"
        case .refused(let error): error.sentence
        case .store(let error): error.sentence
        case .noRoom: "the media cache has no room for it"
        case .busy: "another console is fetching it: try again in a moment"
        }
    }

    /// Whether the network was in the way, not the file.
    public var isPassing: Bool {
        switch self {
        case .notCached, .busy: true
        case .refused(let error): !error.isRefusal
        case .wrong, .store, .noRoom: false
        }
    }
}
