/// How cells must be painted so that nothing of an old picture stays.
enum Removal: Equatable {
    case none
    /// Every cell of these rows, changed or not.
    case rows(Range<Int>)
    case everything
}
