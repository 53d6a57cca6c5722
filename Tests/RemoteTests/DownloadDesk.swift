import Curl
import FaultServer
import Foundation
import HTTP
import OzModel
import Remote

/// The real network up to a server on this machine, and a place for the file.
final class DownloadDesk {
    let server: FaultServer
    let api: OzAPI
    let time = TestTime()
    let watch = SavingWatch()
    let folder = FileManager.default.temporaryDirectory.appending(path: "ozc-download-\(UUID().uuidString)")

    init(
        _ server: FaultServer, tokens: Tokens? = Desk.session, policy: RetryPolicy = .none, readOnly: Bool = false
    ) throws {
        self.server = server
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        api = OzAPI(
            server: try Server(server.url()), transport: CurlTransport(), keeper: MemoryKeeper(tokens), policy: policy,
            readOnly: readOnly, pace: time.pace)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.appending(path: "film.mp4").path() }

    var written: String? {
        (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    func download(
        _ url: String = "/static/film.mp4", offset: Int = 0, validator: String? = nil, limit: Int = 1_000_000
    ) async throws(RemoteError) -> Downloaded {
        try await api.download(url, to: path, offset: offset, validator: validator, limit: limit, watch: watch)
    }

    /// The error a download ends in, or nil.
    func problem(_ url: String = "/static/film.mp4", offset: Int = 0, validator: String? = nil) async -> RemoteError? {
        await failure { () async throws(RemoteError) in
            try await download(url, offset: offset, validator: validator)
        }
    }
}

extension FaultRequest {
    var token: String? { header("X-Forensic-Access-Token") }
}

/// A server that has `film` under any path, cuts its first answer after `cutAfter` bytes, and resumes.
func filmServer(_ film: String, tag: String = "\"v1\"", cutAfter: Int? = nil) throws -> FaultServer {
    let hasCut = Flag()
    return try FaultServer { request in
        let start = request.header("Range").flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
        let resumes = start > 0 && request.header("If-Range") == tag
        let body = String(film.utf8.dropFirst(resumes ? start : 0)) ?? ""
        let size = film.utf8.count
        if let cutAfter, hasCut.raise() {
            return .raw(
                "HTTP/1.1 200 OK\r\nETag: \(tag)\r\nContent-Length: \(size)\r\n\r\n\(film.prefix(cutAfter))")
        }
        let range = resumes ? ["Content-Range: bytes \(start)-\(size - 1)/\(size)"] : []
        return .answer(resumes ? 206 : 200, body, type: "video/mp4", headers: ["ETag: \(tag)"] + range)
    }
}
