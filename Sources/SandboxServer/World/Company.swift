/// A customer of the service; users and orders belong to one.
struct Company: Codable, Sendable {
    let id: ObjectID
    let name: String
    let created: Moment
}
