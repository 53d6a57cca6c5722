import HTTP

/// Reads the `Retry-After` header: seconds, or a date such as `Wed, 21 Oct 2026 07:28:00 GMT`.
enum RetryAfter {
    /// More than a day is no plan but a mistake.
    private static let most = 86_400.0

    /// Seconds from `now` (epoch seconds), 0 to a day; nil when there is none or it makes no sense.
    static func seconds(in response: Response, now: Double) -> Double? {
        guard let text = response.header("Retry-After") else { return nil }
        if let seconds = Double(text), seconds.isFinite { return min(max(0, seconds), most) }
        return HTTPDate.epoch(of: text).map { min(max(0, $0 - now), most) }
    }
}
