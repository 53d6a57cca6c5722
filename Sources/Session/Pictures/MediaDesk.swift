import ConsoleUI
import Foundation
import OzModel
import Remote
import Store
import Sync
import Synchronization

/// The files of cases on this machine, for whoever shows, saves or opens one.
public final class MediaDesk: Sendable {
    private let cache: MediaCache?
    private let folder: String
    private let fetcher: Mutex<MediaFetcher?>

    /// A folder that cannot be made costs the pictures, not the console.
    public init(folder: String, limit: Int) {
        self.folder = folder
        cache = try? MediaCache(folder: folder, limit: limit)
        fetcher = Mutex(cache.map { MediaFetcher(api: nil, cache: $0) })
    }

    /// Whom to ask from now on; nil: nobody.
    public func take(_ api: OzAPI?) {
        guard let cache else { return }
        fetcher.withLock { $0 = MediaFetcher(api: api, cache: cache) }
    }

    /// Nobody is asked from now on; what was on its way has ended when this returns.
    public func leave() async {
        let former = fetcher.withLock { $0 }
        take(nil)
        await former?.close()
    }

    /// Where a file is on this machine, fetched first where it is not.
    public func path(_ file: MediaFile) async -> Result<String, PictureDesk.Refusal> {
        guard let fetcher = fetcher.withLock({ $0 }) else {
            return .failure(.init("\(folder) cannot be written: no pictures are kept there"))
        }
        return await fetcher.file(file).map(\.path).mapError { .init($0.sentence) }
    }

    /// What the decoder could not read; true when another try makes sense.
    public func reject(_ file: MediaFile) async -> Bool {
        guard let fetcher = fetcher.withLock({ $0 }) else { return false }
        return await fetcher.reject(file.url)
    }

    /// Bytes that are here of a file on its way.
    public func progress(_ file: MediaFile) -> Int { cache?.partial(file.url).size ?? 0 }
}
