/// The kinds of object that roles have rights on.
enum Resource: String, CaseIterable, Sendable {
    case company, user, folder, media, analysis, collection, person, report, reportTemplate
    /// Deleted orders.
    case archive
    /// An order that is judged and not kept.
    case instant
    /// A token for one capture by an SDK.
    case captureToken
}
