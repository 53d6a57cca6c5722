/// A span of time in epoch seconds; both ends belong to it, and either may be open.
public struct TimeSpan: Hashable, Sendable {
    public var min: Double?
    public var max: Double?

    public init(min: Double? = nil, max: Double? = nil) {
        self.min = min
        self.max = max
    }

    /// `field.min` and `field.max`, as far as they are set.
    func items(_ field: String) -> [QueryItem] {
        let ends = [("min", min), ("max", max)]
        return ends.compactMap { end, value in value.map { QueryItem("\(field).\(end)", TimeSpan.text($0)) } }
    }

    /// Seconds with at most six digits after the point, never with an exponent.
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "0" }
        let micros = Int((seconds * 1_000_000).rounded())
        let whole = abs(micros) / 1_000_000
        let digits = "\(abs(micros) % 1_000_000)"
        let sign = micros < 0 ? "-" : ""
        guard digits != "0" else { return "\(sign)\(whole)" }
        return "\(sign)\(whole).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
    }
}
