/// A data container of the capture SDKs, as far as it can be known.
///
/// OzCapsula's real format is encrypted and not public. Our reading [I, section 3]: a ZIP with `payload.json`, which is
/// the form's payload, media named by their parts, and perhaps a `session_token`. The refusals are documented [D].
struct Container {
    let payload: [UInt8]
    let parts: [Multipart.Part]

    init(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { throw ApiError.container(13, "No data container provided") }
        let entries: [Archive.Entry]
        do {
            entries = try Archive.entries(of: bytes)
        } catch .unreadable {
            let isArchive = bytes.starts(with: [0x50, 0x4B])
            throw ApiError.container(14, isArchive ? "Data container unpacking failed" : "Invalid Data Container")
        } catch .damaged {
            throw ApiError.container(5, "Data container is damaged")
        } catch .tooBig {
            throw ApiError.container(14, "Data container unpacking failed")
        }
        guard let payload = entries.first(where: { $0.name == "payload.json" }) else {
            throw ApiError.container(3, "Missing payload.json")
        }
        self.payload = payload.bytes
        if let token = entries.first(where: { $0.name == "session_token" }) {
            guard Self.isToken(token.bytes) else {
                throw ApiError.container(14, "Invalid or empty Session Token")
            }
        }
        parts = entries.filter { $0.name != "payload.json" && $0.name != "session_token" }.map {
            Multipart.Part(name: $0.name, fileName: $0.name, type: nil, bytes: $0.bytes)
        }
        guard !parts.isEmpty else { throw ApiError.container(4, "No media in data container") }
    }

    /// Whether a text has the shape of a JWT; nobody here checks who signed it.
    private static func isToken(_ bytes: [UInt8]) -> Bool {
        let parts = String(decoding: bytes.prefix(8 * 1024), as: UTF8.self)
            .split(separator: ".", omittingEmptySubsequences: false)
        return bytes.count <= 8 * 1024 && parts.count == 3
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { Self.letters.contains($0) }
            }
    }

    private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".utf8)
}

extension ApiError {
    fileprivate static func container(_ code: Int, _ message: String) -> ApiError {
        ApiError(status: 400, code: code, message: message)
    }
}
