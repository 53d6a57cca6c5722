import Foundation

/// A private temporary folder with the files of one question; nothing of it stays.
struct MediaFolder {
    private let path: String
    let files: [String]

    /// The files could not be written.
    struct Unwritable: Error {}

    init(_ media: [Inquiry.Medium]) throws {
        var template = Array("\(NSTemporaryDirectory())oz-sandbox-XXXXXX".utf8CString)
        // For the owner alone from its first moment.
        guard let made = mkdtemp(&template) else { throw Unwritable() }
        path = String(cString: made)
        var files: [String] = []
        for (place, medium) in media.enumerated() {
            let ending = medium.ending.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            let file = "\(path)/\(place).\(ending.prefix(8))"
            let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            do {
                guard descriptor >= 0 else { throw Unwritable() }
                try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(medium.bytes))
            } catch {
                try? FileManager.default.removeItem(atPath: path)
                throw error
            }
            files.append(file)
        }
        self.files = files
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
