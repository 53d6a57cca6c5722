/// How many requests a second a log-in may ask, or all who have none together; a full second's worth at once.
struct RateLimit: Sendable {
    /// Requests a second; nil for any number.
    let rate: Double?
    /// When each caller's allowance is whole again.
    private var whole: [String: Moment] = [:]
    /// Beyond this many callers, those whose allowance is whole are forgotten.
    private static let most = 10_000

    init(rate: Double?) {
        self.rate = rate
    }

    /// Counts a request by its token, or with all others where nobody is known by that; throws ``ApiError`` 429 with the
    /// seconds to wait where it is one too many.
    mutating func count(_ call: Call, isKnown: Bool) throws(ApiError) {
        guard let rate else { return }
        let caller = isKnown ? call.accessToken ?? "" : ""
        if whole.count > Self.most { whole = whole.filter { $0.value > call.now } }
        let step = 1 / rate
        let next = max(whole[caller] ?? call.now, call.now) + step
        let ahead = next.seconds - call.now.seconds
        guard ahead <= max(1, step) + 0.000_001 else {
            throw .throttled(seconds: max(1, Int((ahead - max(1, step)).rounded(.up))))
        }
        whole[caller] = next
    }
}
