@testable import SandboxServer

/// A multipart body as a client builds it; each file's part is named as the file.
struct TestForm {
    static let contentType = "multipart/form-data; boundary=edge"
    /// A picture of 3 by 2 points, as far as its header goes.
    static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9,
    ]

    var payload: JSON?
    var files: [(name: String, bytes: [UInt8])] = []
    var type = "image/jpeg"

    var bytes: [UInt8] {
        var body: [UInt8] = []
        if let payload {
            body += Array("--edge\r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\n".utf8)
            body += payload.bytes + [13, 10]
        }
        for file in files {
            let head = "--edge\r\nContent-Disposition: form-data; name=\"\(file.name)\"; filename=\"\(file.name)\"\r\n"
            body += Array((head + "Content-Type: \(type)\r\n\r\n").utf8) + file.bytes + [13, 10]
        }
        return body + Array("--edge--\r\n".utf8)
    }
}
