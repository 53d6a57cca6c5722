/// A question for another program, with the media's bytes.
struct Inquiry: Sendable {
    /// The analysis's position in the database.
    let row: Int
    let id: ObjectID
    let question: Question
    let media: [Medium]

    /// A file to look at.
    struct Medium: Sendable {
        let id: ObjectID
        let name: String
        let mime: String
        let tags: [String]
        let ending: String
        let bytes: [UInt8]
    }

    /// The line that is sent, the files lying at the paths given.
    func line(paths: [String]) -> JSON {
        [
            "id": id.json, "type": .string(question.type.rawValue),
            "params": question.settings.view(of: question.type),
            "media": .array(
                zip(media, paths).map { medium, path in
                    [
                        "media_id": medium.id.json, "path": .string(path), "name": .string(medium.name),
                        "mime": .string(medium.mime), "tags": .array(medium.tags.map(JSON.string)),
                    ]
                }),
            "persons": .array(question.persons.map(\.json)), "meta_data": question.metaData,
        ]
    }
}
