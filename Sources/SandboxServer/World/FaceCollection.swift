/// A set of faces to search in, such as a black list.
struct FaceCollection: Codable, Sendable {
    let id: ObjectID
    let alias: String
    let company: Int
    let created: Moment
    /// The people it held at the start, from whom invented orders take their matches; later ones are rows of the
    /// database's persons alone.
    let persons: [ObjectID]
    var updated: Moment?
    var metaData: JSON = [:]
    var isRemoved = false
}
