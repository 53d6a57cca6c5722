/// A set of faces to search in, such as a black list.
struct FaceCollection: Codable, Sendable {
    let id: ObjectID
    let alias: String
    let company: Int
    let created: Moment
    let persons: [ObjectID]
}
