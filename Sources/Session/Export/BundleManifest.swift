import ConsoleUI
import Foundation

/// What a bundle says of itself: what is in it, what is not, and where it is from.
struct BundleManifest: Encodable {
    struct Order: Encodable {
        let folderId: String
        let folder: String
    }

    let format = "ozc-bundle-1"
    let program: String
    let server: String
    let exportedBy: String
    let profile: String
    /// Epoch seconds, and the same for people in UTC.
    let time: Double
    let timeUtc: String
    let offline: Bool
    /// Epoch seconds of the mirror's last news from the server.
    let newsFrom: Double?
    let masked: Bool
    let scores: Bool
    let orders: [Order]
    let missing: [String]
    /// All but the manifest itself and SHA256SUMS, which has the manifest's own.
    let files: [BundleFolder.Entry]

    func json() -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers alone can always be written.
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// `2026-01-01T12:00:00Z`.
    static func utc(_ time: Double) -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(from: Date(timeIntervalSince1970: time))
    }
}
