import Remote
import Store
import Sync

extension MediaMiss {
    /// The same for a command: its sentence, and the exit code that it stands for.
    var failure: Failure {
        switch self {
        case .notCached: Failure(.unreachable, sentence)
        case .wrong, .busy, .store, .noRoom: Failure(.failed, sentence)
        case .refused(let error): Failure(Leave.code(of: error), sentence)
        }
    }
}

extension Lookup {
    /// The files of cases of this profile.
    func mediaCache() throws(StoreError) -> MediaCache {
        try MediaCache(
            folder: workplace.paths.media(workplace.name), limit: workplace.settings.mediaCache)
    }
}
