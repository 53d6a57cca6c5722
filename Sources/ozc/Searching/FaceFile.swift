import Foundation
import OzModel

/// The photo whose face is searched for.
enum FaceFile {
    private static let beginnings: [[UInt8]] = [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47]]

    /// - Throws: `Failure` for what is no picture, before anybody is asked for anything.
    static func read(_ path: String) throws -> NewFile {
        guard let photo = try FileChoice.read([path]).first else { throw Failure(.usage, "name a photo of the face") }
        guard photo.kind == .image else {
            throw Failure(.usage, "\(path) is no image: a face is searched for by one photo, JPEG or PNG")
        }
        guard let file = FileHandle(forReadingAtPath: path) else { throw Failure(.usage, "\(path) cannot be read") }
        defer { try? file.close() }
        let head = [UInt8]((try? file.read(upToCount: 8)) ?? Data())
        guard beginnings.contains(where: { head.starts(with: $0) }) else {
            throw Failure(.usage, "\(path) is no image: it is neither JPEG nor PNG, whatever its name says")
        }
        return photo
    }
}
