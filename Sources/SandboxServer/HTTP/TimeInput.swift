import Foundation

/// Times as clients write them: seconds, milliseconds or microseconds since 1970, ISO 8601, `now` or `today`.
enum TimeInput {
    /// The moment a text means; nil where it means none. `now` is the present.
    static func moment(_ text: String, now: Moment) -> Moment? {
        switch text.lowercased() {
        case "now": return now
        case "today":
            let day: Int64 = 86_400_000_000
            return Moment(microseconds: now.microseconds / day * day)
        default: break
        }
        guard let number = Double(text) else { return calendar(text) }
        guard number.isFinite else { return nil }
        let unit = number.magnitude >= 1e15 ? 1_000_000.0 : number.magnitude >= 1e10 ? 1_000 : 1
        return Moment(seconds: number / unit)
    }

    private static func calendar(_ text: String) -> Moment? {
        // A plus sign arrives as a space where the client did not encode it.
        var text = text.replacingOccurrences(of: " ", with: text.contains("T") ? "+" : "T")
        if !text.contains("T") { text += "T00:00:00" }
        let clock = text.drop { $0 != "T" }
        if !clock.contains("Z"), !clock.contains("+"), !clock.contains("-") { text += "Z" }
        let styles = [
            Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle(),
        ]
        let date = styles.lazy.compactMap { try? $0.parse(text) }.first
        return date.map { Moment(seconds: $0.timeIntervalSince1970) }
    }
}
