import Foundation
import TestSupport

/// The files that `draw-gallery.py` draws, and a look-out for whoever follows what stands in the hostile ones.
final class Gallery: Sendable {
    private static let shared: Result<Gallery, any Error> = {
        atexit { Gallery.clear() }
        return Result { try Gallery() }
    }()

    private let home: Home
    private let listener: Int32
    private let watch: Int32

    /// The path of one file.
    static func path(_ name: String) throws -> String { "\(try shared.get().home.path)/\(name)" }

    /// All of them, hostile and good.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: shared.get().home.path).filter { $0 != "tmp" }.sorted()
    }

    /// The file to which playlists point was opened, or somebody came to the port to which they point.
    static func isTrapSprung() throws -> Bool {
        let gallery = try shared.get()
        var traps = [gallery.listener, gallery.watch].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        return poll(&traps, 2, 0) != 0
    }

    private static func clear() {
        guard let gallery = try? shared.get() else { return }
        try? FileManager.default.removeItem(atPath: gallery.home.path)
    }

    private init() throws {
        let home = try Home()
        self.home = home
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general -> UInt16 in
                guard bind(socket, general, size) == 0, listen(socket, 4) == 0 else { return 0 }
                getsockname(socket, general, &size)
                return UInt16(bigEndian: pointer.pointee.sin_port)
            }
        }
        listener = socket
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../tools/draw-gallery.py").standardized.path
        let drawing = try Program.run(
            "/usr/bin/env", ["python3", script, home.path, "\(port)"], home: try Home())
        guard port > 0, drawing.code == 0 else { throw TestTimeout(description: drawing.errors) }
        let watch = inotify_init1(Int32(IN_CLOEXEC))
        inotify_add_watch(watch, "\(home.path)/canary.png", UInt32(IN_OPEN | IN_ACCESS))
        self.watch = watch
    }
}

/// The path of a file that the sandbox serves.
func media(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/SandboxServer/Media/\(name)").standardized.path
}
