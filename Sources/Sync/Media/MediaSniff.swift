import Foundation
import OzModel

/// What a file is by its first bytes, whatever anyone calls it.
enum MediaSniff {
    /// Why it cannot be what it should be; nil when it may.
    static func objection(_ path: String, to kind: MediaFile.Kind) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return "the file cannot be read" }
        defer { try? file.close() }
        let head = Array((try? file.read(upToCount: 64)) ?? Data())
        if head.isEmpty { return "the file is empty" }
        switch kind {
        case .image: return isImage(head) ? nil : "the file is no picture: it begins like \(likeness(head))"
        case .video: return isVideo(head) ? nil : "the file is no video: it begins like \(likeness(head))"
        case .archive: return isArchive(head) ? nil : "the file is no archive: it begins like \(likeness(head))"
        }
    }

    private static func isImage(_ head: [UInt8]) -> Bool {
        let starts: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), Array("BM".utf8), [0x49, 0x49, 0x2A, 0],
            [0x4D, 0x4D, 0, 0x2A],
        ]
        if starts.contains(where: { head.starts(with: $0) }) { return true }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return true }
        let brands = ["heic", "heix", "mif1", "msf1", "avif"]
        return head.dropFirst(4).starts(with: "ftyp".utf8)
            && brands.contains { head.dropFirst(8).starts(with: $0.utf8) }
    }

    private static func isVideo(_ head: [UInt8]) -> Bool {
        let starts: [[UInt8]] = [
            [0x1A, 0x45, 0xDF, 0xA3], Array("OggS".utf8), [0, 0, 1, 0xBA], [0, 0, 1, 0xB3], [0x30, 0x26, 0xB2, 0x75],
        ]
        if starts.contains(where: { head.starts(with: $0) }) { return true }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "AVI ".utf8) { return true }
        let box = head.dropFirst(4)
        return ["ftyp", "moov", "mdat", "wide", "free", "skip"].contains { box.starts(with: $0.utf8) }
    }

    private static func isArchive(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B]) }

    private static func likeness(_ head: [UInt8]) -> String {
        if isImage(head) { return "a picture" }
        if isVideo(head) { return "a video" }
        if isArchive(head) { return "an archive" }
        if head.starts(with: "#!".utf8) { return "a script" }
        if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return "a web page" }
        let isText = head.allSatisfy { $0 == 9 || $0 == 10 || $0 == 13 || (0x20..<0x7F).contains($0) }
        return isText ? "text" : "nothing that is known"
    }
}
