/// Amounts and points in time in the words of the screens.
public enum PlainWords {
    /// `2026-11-22 13:58:40 CET`, of epoch seconds.
    public static func moment(_ epoch: Double) -> String { Moment.full(epoch) }
    /// `today 14:02:11`, `11-22 13:58:40` or `2025-11-22`, of epoch seconds.
    public static func moment(_ epoch: Double, now: Double) -> String { Moment.short(epoch, now: now) }
    /// `3 min`, of seconds.
    public static func age(_ seconds: Double) -> String { Amounts.age(seconds) }
    /// `5,000`.
    public static func count(_ number: Int) -> String { Amounts.count(number) }
    /// `4,210/s, 21 s left`; nil while the rate is not known.
    public static func speed(_ progress: Progress) -> String? {
        guard let rate = progress.rate else { return nil }
        let left = progress.secondsLeft.map { ", \(Amounts.age($0.rounded(.up))) left" } ?? ""
        return "\(Amounts.count(max(1, Int(rate.rounded()))))/s\(left)"
    }
    /// `256 MB`.
    public static func bytes(_ bytes: Int) -> String { Amounts.bytes(bytes) }
}
