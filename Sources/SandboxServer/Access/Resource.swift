/// The kinds of object that roles have rights on.
enum Resource: String, CaseIterable, Sendable {
    case company, user, folder, media, analysis, collection, person, report, reportTemplate
}
