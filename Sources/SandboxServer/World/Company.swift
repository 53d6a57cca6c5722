/// A customer of the service; users and orders belong to one.
struct Company: Codable, Sendable {
    let id: ObjectID
    var name: String
    let created: Moment
    var updated: Moment
    var metaData: JSON = [:]
    var isRemoved = false
}
