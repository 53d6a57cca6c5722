import Canvas

/// How far the terminal was asked about pixels.
struct PixelAsking {
    /// Without the last answer it is decided after this.
    static let patience = Duration.milliseconds(300)

    /// When it was asked first.
    var since: ContinuousClock.Instant?
    /// When it was asked last, and how much had been painted by then.
    var last: ContinuousClock.Instant?
    var paints = 0
    /// Typed while answers were waited for.
    var keys: [Key] = []

    /// What is left of the time for a decision; nil when there is none.
    var rest: Duration? { Self.rest(since) }

    /// What is left of the time for the last question's answer.
    var restOfAnswer: Duration? { Self.rest(last) }

    private static func rest(_ start: ContinuousClock.Instant?) -> Duration? {
        guard let start else { return nil }
        let rest = patience - start.duration(to: .now)
        return rest > .zero ? rest : nil
    }
}
