import Foundation
import HTTP
import Remote
import Store

/// Brings files of cases into the cache: each once, checked before anyone sees it, taken up where it was broken off.
public actor MediaFetcher {
    /// Files on their way at once.
    static let most = 4
    /// Bytes of the largest file taken.
    public static let largest = 64 * 1_048_576

    private let api: OzAPI?
    private let cache: MediaCache
    private var running: [String: Task<Result<CachedFile, MediaMiss>, Never>] = [:]
    private var turns: [CheckedContinuation<Void, Never>] = []
    private var busy = 0
    /// What the decoder could not read once; a second time it stays that way.
    private var rejected: Set<String> = []

    /// - Parameter api: nil where nobody may be asked: only what is cached is answered.
    public init(api: OzAPI?, cache: MediaCache) {
        self.api = api
        self.cache = cache
    }

    /// The file in the cache, fetched first where it is not there. Callers for one address share one fetch.
    public func file(_ file: MediaFile) async -> Result<CachedFile, MediaMiss> {
        if let known = cache.find(file.url) { return .success(known) }
        guard let api else { return .failure(.notCached) }
        if let task = running[file.url] { return await task.value }
        let task = Task { await self.fetch(file, api) }
        running[file.url] = task
        let result = await task.value
        running[file.url] = nil
        return result
    }

    /// What is here of a file that is being fetched, in bytes.
    public nonisolated func progress(_ url: String) -> Int { cache.partial(url).size }

    /// The decoder could not read it: it is dropped, to be fetched once more.
    ///
    /// - Returns: whether another try makes sense; once per file it does.
    public func reject(_ url: String) -> Bool {
        guard rejected.insert(url).inserted, api != nil else { return false }
        cache.forget(url)
        return true
    }

    // MARK: One at a time

    private func fetch(_ file: MediaFile, _ api: OzAPI) async -> Result<CachedFile, MediaMiss> {
        if busy >= Self.most {
            await withCheckedContinuation { turns.append($0) }
        } else {
            busy += 1
        }
        // Whoever waits longest takes this one's place.
        defer { if turns.isEmpty { busy -= 1 } else { turns.removeFirst().resume() } }
        guard let lock = await lock(file.url) else {
            return cache.find(file.url).map { .success($0) } ?? .failure(.busy)
        }
        defer { withExtendedLifetime(lock) {} }
        if let known = cache.find(file.url) { return .success(known) }
        var reason = ""
        for _ in 0..<2 {
            if let miss = await transfer(file, api) { return .failure(miss) }
            let partial = cache.partial(file.url)
            guard let digest = MediaDigest.of(partial.path) else {
                return .failure(.store(.notWritable(path: partial.path)))
            }
            if let objection = Self.objection(partial, digest.md5, file) {
                cache.dropPartial(file.url)
                reason = objection
                continue
            }
            do throws(StoreError) {
                return .success(try cache.keep(file.url, sha256: digest.sha256))
            } catch {
                return .failure(.store(error))
            }
        }
        return .failure(.wrong(reason: reason))
    }

    /// Until no other console fetches the same file, or for as long as anyone would wait.
    private func lock(_ url: String) async -> PartialLock? {
        for _ in 0..<300 {
            if let lock = cache.lockPartial(url) { return lock }
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil, cache.find(url) == nil else { return nil }
        }
        return nil
    }

    /// Until the file is here whole; nil then.
    private func transfer(_ file: MediaFile, _ api: OzAPI) async -> MediaMiss? {
        let partial = cache.partial(file.url)
        let watch = SavingWatch()
        do throws(RemoteError) {
            _ = try await api.download(
                file.url, to: partial.path, offset: partial.size, validator: partial.validator, limit: Self.largest,
                watch: watch)
            return nil
        } catch {
            // What came stays, for the next one to go on with.
            if let known = watch.downloaded { cache.note(validator: known.validator, of: file.url) }
            return .refused(error)
        }
    }

    private static func objection(_ partial: PartialFile, _ md5: String, _ file: MediaFile) -> String? {
        if let size = file.size, Assumptions.infoDescribesFile, partial.size != size {
            return partial.size < size
                ? "the file is cut: \(partial.size) of \(size) bytes"
                : "the file is not the one the server described: \(partial.size) bytes instead of \(size)"
        }
        if let wanted = file.md5, Assumptions.infoDescribesFile, wanted.lowercased() != md5 {
            return "the file is not the one the server described: its MD5 is another"
        }
        return MediaSniff.objection(partial.path, to: file.kind)
    }
}
