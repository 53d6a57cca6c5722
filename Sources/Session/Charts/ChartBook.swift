import ConsoleUI
import Foundation

/// The charts of a profile, kept from one console to the next.
enum ChartBook {
    /// More than anyone looks at; what is beyond is a file that somebody else made.
    private static let most = 100

    /// The charts that were saved; none where there is no file, or one that says nothing.
    static func read(_ path: String) -> [Chart] {
        guard let text = PrivateFiles.read(path) else { return [] }
        let charts = try? JSONDecoder().decode([Chart].self, from: Data(text.utf8))
        // A shape or result that does not suit its kind any more becomes one that does.
        return (charts ?? []).prefix(most).map {
            Chart($0.kind, shape: $0.shape, period: $0.period, result: $0.result, company: $0.company)
        }
    }

    static func write(_ charts: [Chart], to path: String) throws(PrivateFiles.Failure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(charts) else {
            throw PrivateFiles.Failure(path: path, reason: "they cannot be written down")
        }
        try PrivateFiles.write(String(decoding: data, as: UTF8.self) + "\n", to: path)
    }
}
