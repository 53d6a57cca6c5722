/// A question for another program, with the media's bytes.
struct Inquiry: Sendable {
    /// The analysis's position in the database.
    let row: Int
    let id: ObjectID
    let question: Question
    let media: [Medium]
    /// Those in the collection to search, with their photos.
    let persons: [Person]

    /// Someone to look for.
    struct Person: Sendable {
        let id: ObjectID
        let photos: [Medium]
    }

    /// A file to look at.
    struct Medium: Sendable {
        let id: ObjectID
        let name: String
        let mime: String
        let tags: [String]
        let ending: String
        let bytes: [UInt8]
    }

    /// All files that the line names, in its order.
    var files: [Medium] { media + persons.flatMap(\.photos) }

    /// The line that is sent, ``files`` lying at the paths given.
    func line(paths: [String]) -> JSON {
        var rest = paths[...]
        let shown = media.map { Self.line($0, at: rest.removeFirst(), id: "media_id") }
        let people: [JSON] = persons.map { person in
            let photos = person.photos.map { Self.line($0, at: rest.removeFirst(), id: "image_id") }
            return ["person_id": person.id.json, "photos": .array(photos)]
        }
        return [
            "id": id.json, "type": .string(question.type.rawValue),
            "params": question.settings.view(of: question.type), "media": .array(shown),
            "persons": .array(people), "meta_data": question.metaData,
        ]
    }

    private static func line(_ medium: Medium, at path: String, id: String) -> JSON {
        .object([
            .init(id, medium.id.json), .init("path", .string(path)), .init("name", .string(medium.name)),
            .init("mime", .string(medium.mime)), .init("tags", .array(medium.tags.map(JSON.string))),
        ])
    }
}
