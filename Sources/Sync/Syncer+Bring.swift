extension Syncer {
    /// Rounds in a row that a server may end by asking to be left alone, without having given anything in between.
    private static let fruitless = 5

    /// One round, and the next one after a pause that the server asks for, until a round ends for another reason.
    ///
    /// - Parameter waiting: told before each pause, in seconds.
    public func bring(waiting: @Sendable (Double) -> Void) async -> PullOutcome {
        var (fruitless, revision) = (0, mirror.reader.revision)
        while true {
            let outcome = await pull()
            guard case .failed(_, let seconds?) = outcome, seconds <= Self.longestPatience else { return outcome }
            fruitless = mirror.reader.revision == revision ? fruitless + 1 : 1
            revision = mirror.reader.revision
            guard fruitless <= Self.fruitless else { return outcome }
            waiting(seconds)
            do { try await pace.sleep(seconds) } catch { return .cancelled }
        }
    }

    /// Looks for every order that the server deleted, however many requests that takes, once a round has ended well.
    public func findDeleted() async -> PullOutcome {
        do {
            return .done(changed: try await sweep(isWhole: true))
        } catch {
            tell(error)
            return error.outcome
        }
    }
}
