import Curl
import FaultServer
import Foundation
import HTTP
import OzModel
import Remote
import Store
import Sync
import TestSupport

/// A server with files, the real network up to it, and a cache for what comes.
final class MediaWorld {
    static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + (0..<5000).map { UInt8($0 % 251) }

    let server: FaultServer
    let home: Home
    let cache: MediaCache
    let fetcher: MediaFetcher

    init(_ server: FaultServer) throws {
        self.server = server
        home = try Home()
        cache = try MediaCache(folder: "\(home.path)/media", limit: 10_000_000)
        fetcher = try Self.fetcher(server, cache)
    }

    /// Another run of the program on the same files.
    func nextRun() throws -> MediaFetcher { try Self.fetcher(server, cache) }

    private static func fetcher(_ server: FaultServer, _ cache: MediaCache) throws -> MediaFetcher {
        let pace = Pace(now: { 1_000_000 }, sleep: { _ in }, luck: { 1 })
        let api = OzAPI(
            server: try Server(server.url()), transport: CurlTransport(),
            keeper: MemoryKeeper(Tokens(access: Secret("token"))), policy: .none, pace: pace)
        return MediaFetcher(api: api, cache: cache)
    }

    func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/media/\(directory)")
    }

    func bytes(_ result: Result<CachedFile, MediaMiss>) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: try result.get().path)))
    }
}

extension FaultReply {
    static let picture = answer(bytes: MediaWorld.picture, type: "image/jpeg")
}

extension Result {
    var miss: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
