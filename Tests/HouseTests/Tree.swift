import Foundation

/// The files of this repository as the tests see them.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The Swift files below a folder, with their paths from the root.
    static func swiftFiles(_ folder: String) -> [(path: String, text: String)] {
        let base = root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            return ("\(folder)/\(name)", text ?? "")
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}
