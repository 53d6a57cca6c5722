import ConsoleUI
import Foundation
import OzModel
import Remote
import Store
import Sync

/// Brings the files of the cases in the mirror, newest first, as far as the cache has room.
struct MediaSync {
    /// How it ended.
    struct Account: Equatable {
        var fetched = 0
        var present = 0
        /// Reasons, with how many files each kept away.
        var missing: [String: Int] = [:]
        var isFull = false
    }

    /// Files asked for at once.
    private static let batch = 24

    let mirror: Store.Mirror
    let cache: MediaCache
    let fetcher: MediaFetcher
    let depth: MediaDepth
    let progress: ProgressLine

    /// - Throws: `StoreError` when the mirror cannot be read; `Failure` when the network is gone.
    func run() async throws -> Account {
        var account = Account()
        let query = ListQuery(noun: .media, sort: "time_created", descending: true)
        let total = try mirror.reader.count(query)
        var (mark, seen) = (nil as RowMark?, 0)
        // What is newer must never make room for what is older.
        var bytes = cache.size()
        while true {
            let elements = try mirror.reader.elements(query, after: mark, limit: Self.batch, fields: ["media_id"])
            guard let last = elements.last else { return account }
            mark = last.mark
            var files: [(file: MediaFile, created: Double?)] = []
            for element in elements {
                guard let medium = try mirror.reader.record(Media.self, id: element.mark.id) else { continue }
                let found = try CaseFiles.of(medium: medium, withOriginals: depth == .originals, mirror.reader)
                files += found.map { ($0, medium.created) }
            }
            for (file, created) in files {
                try Task.checkCancellation()
                if cache.has(file.url) {
                    account.present += 1
                    continue
                }
                guard bytes + (file.size ?? 0) <= cache.limit else {
                    account.isFull = true
                    return account
                }
                switch await fetcher.file(file, room: cache.limit - bytes) {
                case .success(let cached):
                    account.fetched += 1
                    // Nobody looked at it yet: of what was only brought, the oldest case goes first.
                    if let created { cache.note(use: created, of: file.url) }
                    bytes += cached.size
                case .failure(.noRoom):
                    // The server does not tell every size beforehand.
                    account.isFull = true
                    return account
                case .failure(.refused(.cancelled)): throw CancellationError()
                case .failure(let miss):
                    // Without the network, the rest cannot be had either.
                    if case .refused(let error) = miss, miss.isPassing { throw error }
                    account.missing[miss.sentence, default: 0] += 1
                }
            }
            seen += elements.count
            progress.show(seen, of: total)
        }
    }
}
