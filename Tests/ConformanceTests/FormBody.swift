import Foundation

/// A multipart body, written byte for byte as clients write it.
struct FormBody {
    /// One part of the form.
    struct Part {
        let name: String
        var fileName: String?
        var type: String?
        let bytes: Data

        static func text(_ name: String, _ text: String) -> Part { Part(name: name, bytes: Data(text.utf8)) }

        /// A picture of 3 by 2 points, as far as its header goes.
        static func picture(_ name: String, fileName: String? = nil) -> Part {
            let bytes: [UInt8] = [
                0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9,
            ]
            return Part(name: name, fileName: fileName ?? "\(name).jpg", type: "image/jpeg", bytes: Data(bytes))
        }

        static func video(_ name: String) -> Part {
            Part(name: name, fileName: "\(name).mp4", type: "video/mp4", bytes: Data("\0\0\0\u{18}ftypmp42".utf8))
        }

        /// An archive with no entry, the shortest that is one.
        static func archive(_ name: String) -> Part {
            let bytes = Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
            return Part(name: name, fileName: "\(name).zip", type: "application/zip", bytes: bytes)
        }
    }

    var boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    let parts: [Part]

    var type: String { "multipart/form-data; boundary=\(boundary)" }

    var bytes: Data {
        var body = Data()
        for part in parts {
            body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"".utf8)
            if let name = part.fileName { body += Data("; filename=\"\(name)\"".utf8) }
            if let type = part.type { body += Data("\r\nContent-Type: \(type)".utf8) }
            body += Data("\r\n\r\n".utf8) + part.bytes + Data("\r\n".utf8)
        }
        return body + Data("--\(boundary)--\r\n".utf8)
    }
}
