import Canvas

/// What a paint did to the glass, as far as a picture over it is concerned.
struct Damage {
    /// Everything was cleared first.
    var isCleared = false
    /// The rows that changed.
    var rows: [Int] = []
    /// Blank last rows may have been cleared as one, with whatever lay over them.
    var mayReachDown = false

    func touches(_ rect: Rect) -> Bool {
        guard !isCleared else { return true }
        return rows.contains { $0 < rect.row + rect.rows && ($0 >= rect.row || mayReachDown) }
    }
}
