extension Syncer {
    /// Whether nothing is asked of its own accord.
    public func pause(_ isPaused: Bool) {
        guard isPaused != self.isPaused else { return }
        self.isPaused = isPaused
        report(.paused(isPaused))
        if !isPaused { nudge() }
    }
}
