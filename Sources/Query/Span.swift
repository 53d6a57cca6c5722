/// Lengths of time as people write them: `250ms`, `30s`, `15m`, `12h`, `90d`.
public enum Span {
    /// Seconds; nil when it is not a whole number and a unit.
    public static func seconds(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let units: [String: Double] = ["ms": 0.001, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400, "w": 604_800]
        guard let unit = units[String(text.dropFirst(digits.count))] else { return nil }
        return Double(number) * unit
    }
}
