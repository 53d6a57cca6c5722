import Foundation

/// `openssl s_server` on loopback with a certificate of its own; ends with `stop()`, or by itself after a minute.
final class TLSServer {
    let port: Int
    let certificate: String
    private let folder: URL
    private let child: Child

    enum Failure: Error {
        case noCertificate(String)
        case noPort(String)
    }

    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    /// A certificate for `name` (as in `IP:127.0.0.1` or `DNS:localhost`), signed by itself.
    init(name: String = "IP:127.0.0.1") async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ozc-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appending(path: "cert.pem").path()
        let key = folder.appending(path: "key.pem").path()
        let making = try Child(
            [
                "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=ozc test", "-addext", "subjectAltName=\(name)", "-keyout", key,
                "-out", certificate,
            ], output: folder.appending(path: "making.txt"))
        guard await making.ended() == 0 else { throw Failure.noCertificate(making.written) }

        child = try Child(
            [
                "/usr/bin/timeout", "60", "/usr/bin/openssl", "s_server", "-accept", "127.0.0.1:0", "-cert",
                certificate, "-key", key, "-www", "-alpn", "http/1.1",
            ], output: folder.appending(path: "server.txt"))
        var found: Int?
        for _ in 0..<2000 where found == nil {
            found = child.written.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/).flatMap { Int($0.1) }
            if found == nil { try await Task.sleep(for: .milliseconds(5)) }
        }
        guard let found else {
            child.kill()
            throw Failure.noPort(child.written)
        }
        port = found
    }

    /// Ends the server.
    func stop() async {
        child.kill()
        _ = await child.ended()
        try? FileManager.default.removeItem(at: folder)
    }
}
