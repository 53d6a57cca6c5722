import Foundation

/// A directory of one test's own.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ozc-sync-\(UUID())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
