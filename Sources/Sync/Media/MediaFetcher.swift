import Foundation
import HTTP
import OzModel
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
    private var running: [String: Fetch] = [:]
    private var isClosed = false
    private var turns: [CheckedContinuation<Void, Never>] = []
    private var busy = 0
    /// What the decoder could not read once; a second time it stays that way.
    private var rejected: Set<String> = []

    /// A file on its way, and how many wait for it: it is given up when nobody does any more.
    private struct Fetch {
        let task: Task<Result<CachedFile, MediaMiss>, Never>
        var callers = 0
    }

    /// - Parameter api: nil where nobody may be asked: only what is cached is answered.
    public init(api: OzAPI?, cache: MediaCache) {
        self.api = api
        self.cache = cache
    }

    /// The file in the cache, fetched first where it is not there. Callers for one address share one fetch.
    ///
    /// - Parameter room: the most bytes that it may take, for whoever wants nothing else to make room for it.
    public func file(_ file: MediaFile, room: Int = .max) async -> Result<CachedFile, MediaMiss> {
        if let known = cache.find(file.url) { return .success(known) }
        guard let api, !isClosed else { return .failure(.notCached) }
        var fetch = running[file.url] ?? Fetch(task: Task { await self.run(file, api, room) })
        fetch.callers += 1
        running[file.url] = fetch
        let task = fetch.task
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            Task { await self.leave(file.url, task) }
        }
    }

    /// How many wait for a file that is on its way.
    func callers(of url: String) -> Int { running[url]?.callers ?? 0 }

    /// Nothing more is fetched, and what is on its way is given up; it has ended when this returns.
    public func close() async {
        isClosed = true
        let tasks = running.values.map(\.task)
        for task in tasks { task.cancel() }
        for task in tasks { _ = await task.value }
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

    private func leave(_ url: String, _ task: Task<Result<CachedFile, MediaMiss>, Never>) {
        guard running[url]?.task == task else { return }
        running[url]?.callers -= 1
        if running[url]?.callers == 0 { task.cancel() }
    }

    private func run(_ file: MediaFile, _ api: OzAPI, _ room: Int) async -> Result<CachedFile, MediaMiss> {
        let result = await fetch(file, api, room)
        // Before anyone hears of it: who finds the file bad and asks again must not get the same answer.
        running[file.url] = nil
        return result
    }

    private func fetch(_ file: MediaFile, _ api: OzAPI, _ room: Int) async -> Result<CachedFile, MediaMiss> {
        if busy >= Self.most {
            await withCheckedContinuation { turns.append($0) }
        } else {
            busy += 1
        }
        // Whoever waits longest takes this one's place.
        defer { if turns.isEmpty { busy -= 1 } else { turns.removeFirst().resume() } }
        let lock: PartialLock?
        do throws(StoreError) {
            lock = try await self.lock(file.url)
        } catch {
            return .failure(.store(error))
        }
        if Task.isCancelled { return .failure(.refused(.cancelled)) }
        guard let lock else { return cache.find(file.url).map { .success($0) } ?? .failure(.busy) }
        defer { withExtendedLifetime(lock) {} }
        if let known = cache.find(file.url) { return .success(known) }
        var reason = ""
        for _ in 0..<2 {
            if let miss = await transfer(file, api) { return .failure(miss) }
            let partial = cache.partial(file.url)
            // A session that has ended leaves nothing behind in the cache of the next.
            if Task.isCancelled { return .failure(.refused(.cancelled)) }
            guard let digest = MediaDigest.of(partial.path) else {
                return .failure(.store(.notWritable(path: partial.path)))
            }
            if let objection = Self.objection(partial, digest.md5, file) {
                cache.dropPartial(file.url)
                reason = objection
                continue
            }
            guard partial.size <= room else {
                cache.dropPartial(file.url)
                return .failure(.noRoom)
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
    private func lock(_ url: String) async throws(StoreError) -> PartialLock? {
        for _ in 0..<300 {
            if let lock = try cache.lockPartial(url) { return lock }
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil, cache.find(url) == nil else { return nil }
        }
        return nil
    }

    /// Until the file is here whole; nil then.
    private func transfer(_ file: MediaFile, _ api: OzAPI) async -> MediaMiss? {
        let partial = cache.partial(file.url)
        // Noted before the rest comes, so that whoever goes on after a kill knows what of.
        let watch = SavingWatch { [cache] watch in cache.note(validator: watch.downloaded?.validator, of: file.url) }
        do throws(RemoteError) {
            _ = try await api.download(
                file.url, to: partial.path, offset: partial.size, validator: partial.validator, limit: Self.largest,
                watch: watch)
            return nil
        } catch {
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
