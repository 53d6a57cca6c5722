/// A data container of the capture SDKs, as far as it can be known.
///
/// OzCapsula's real format is encrypted and not public. Our reading [I, section 3]: a ZIP with `payload.json`, which is
/// the form's payload, media named by their parts, and perhaps a `session_token`. The refusals are documented [D].
struct Container {
    let payload: [UInt8]
    let parts: [Multipart.Part]
    /// The token of the capture session, where there is one; whoever takes the container checks it.
    let sessionToken: String?

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
        sessionToken = entries.first { $0.name == "session_token" }
            .map { String(decoding: $0.bytes.prefix(Self.longestToken), as: UTF8.self) }
        parts = entries.filter { $0.name != "payload.json" && $0.name != "session_token" }.map {
            Multipart.Part(name: $0.name, fileName: $0.name, type: nil, bytes: $0.bytes)
        }
        guard !parts.isEmpty else { throw ApiError.container(4, "No media in data container") }
    }

    private static let longestToken = 8 * 1024
}

extension ApiError {
    static let sessionToken = container(14, "Invalid or empty Session Token")

    fileprivate static func container(_ code: Int, _ message: String) -> ApiError {
        ApiError(status: 400, code: code, message: message)
    }
}
