/// Somebody whose face a collection holds.
struct CollectionPerson: Codable, Sendable {
    let id: ObjectID
    let collection: Int
    let created: Moment
    var updated: Moment
    var metaData: JSON = [:]
    /// Positions in the database's person images, oldest first; deleted ones too.
    var images: [Int] = []
    var isRemoved = false
}
