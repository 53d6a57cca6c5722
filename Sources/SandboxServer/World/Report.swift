/// A page about an order, as it was when somebody asked for it [I, section 7].
struct Report: Codable, Sendable {
    let id: ObjectID
    let folder: Int
    let template: Int?
    let name: String
    let created: Moment
    /// HTML.
    let page: String
    var metaData: JSON?
    var isRemoved = false
}
