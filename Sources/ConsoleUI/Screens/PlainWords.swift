/// Amounts and points in time in the words of the screens.
public enum PlainWords {
    /// `2026-11-22 13:58:40 CET`, of epoch seconds.
    public static func moment(_ epoch: Double) -> String { Moment.full(epoch) }
    /// `3 min`, of seconds.
    public static func age(_ seconds: Double) -> String { Amounts.age(seconds) }
    /// `5,000`.
    public static func count(_ number: Int) -> String { Amounts.count(number) }
}
