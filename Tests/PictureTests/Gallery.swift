import Foundation
import TestSupport

/// The pictures of `draw-gallery.py`, drawn once for all tests and gone afterwards.
enum Gallery {
    private static let home: Result<Home, any Error> = Result {
        let home = try Home()
        let script = tests.appendingPathComponent("tools/draw-gallery.py").path
        let run = try Program.run("/usr/bin/python3", [script, home.path], home: home)
        guard run.code == 0 else { throw TestTimeout(description: run.errors) }
        atexit { try? Gallery.home.get().remove() }
        return home
    }

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ name: String) throws -> String { "\(try home.get().path)/\(name)" }

    /// A picture that the sandbox shows.
    static func media(_ name: String) -> String {
        tests.deletingLastPathComponent().appendingPathComponent("Sources/SandboxServer/Media/\(name)").path
    }
}

extension Home {
    fileprivate func remove() { try? FileManager.default.removeItem(atPath: path) }
}
