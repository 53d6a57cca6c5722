/// A range of time, open where an end is missing; both ends belong to it.
struct TimeRange: Equatable, Sendable {
    var min: Moment?
    var max: Moment?

    var isOpen: Bool { min == nil && max == nil }

    func contains(_ moment: Moment) -> Bool {
        (min.map { $0 <= moment } ?? true) && (max.map { moment <= $0 } ?? true)
    }
}
