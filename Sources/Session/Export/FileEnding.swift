import ConsoleUI
import Foundation

/// What a file of a bundle is called and shown as: by its own bytes, never by its sender's word.
struct FileEnding {
    let ending: String
    let kind: EvidenceFile.Kind

    /// A page or a script that calls itself a picture must not open as one.
    static func of(_ path: String) -> FileEnding {
        guard let file = FileHandle(forReadingAtPath: path) else { return unknown }
        defer { try? file.close() }
        let head = Array((try? file.read(upToCount: 16)) ?? Data())
        return table.first { head.dropFirst($0.offset).starts(with: $0.start) }?.ending ?? unknown
    }

    private static let unknown = FileEnding(ending: "bin", kind: .other)

    private static let table: [(offset: Int, start: [UInt8], ending: FileEnding)] = [
        (0, [0xFF, 0xD8, 0xFF], FileEnding(ending: "jpeg", kind: .picture)),
        (0, [0x89, 0x50, 0x4E, 0x47], FileEnding(ending: "png", kind: .picture)),
        (0, Array("GIF8".utf8), FileEnding(ending: "gif", kind: .picture)),
        (8, Array("WEBP".utf8), FileEnding(ending: "webp", kind: .picture)),
        (4, Array("ftypqt".utf8), FileEnding(ending: "mov", kind: .film)),
        (4, Array("ftyphei".utf8), FileEnding(ending: "heic", kind: .picture)),
        (4, Array("ftypavif".utf8), FileEnding(ending: "avif", kind: .picture)),
        (4, Array("ftyp".utf8), FileEnding(ending: "mp4", kind: .film)),
        (0, [0x1A, 0x45, 0xDF, 0xA3], FileEnding(ending: "webm", kind: .film)),
        (0, Array("OggS".utf8), FileEnding(ending: "ogv", kind: .film)),
        (0, [0x50, 0x4B], FileEnding(ending: "zip", kind: .other)),
        (0, Array("%PDF".utf8), FileEnding(ending: "pdf", kind: .other)),
    ]
}
