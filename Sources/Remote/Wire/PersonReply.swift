import OzModel

/// A person as the API writes one.
struct PersonReply: Decodable {
    let person: Person

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let id = fields.text("person_id", "id") else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no id")
            throw DecodingError.keyNotFound(FieldName("person_id"), context)
        }
        let metaData = (try? fields.decode([String: JSONValue].self, forKey: FieldName("meta_data"))) ?? [:]
        let photos = (try? fields.decode(Listing<PhotoReply>.self, forKey: FieldName("images")))?.elements ?? []
        person = Person(
            id: Person.ID(id), collectionID: fields.text("collection_id").map { OzModel.Collection.ID($0) },
            created: fields.number("time_created"), name: NewPerson(photos: [], metaData: metaData).name,
            photos: photos.map(\.photo))
    }
}

/// A person's photo as the API writes one.
struct PhotoReply: Decodable {
    let photo: Person.Photo

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let id = fields.text("person_image_id", "image_id", "id") else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no id")
            throw DecodingError.keyNotFound(FieldName("person_image_id"), context)
        }
        photo = Person.Photo(
            id: Person.Photo.ID(id), name: fields.text("original_name"),
            tags: (try? fields.decode([String].self, forKey: FieldName("tags"))) ?? [],
            originalURL: fields.text("original_url"), thumbURL: fields.text("thumb_url"))
    }
}

extension JSONText {
    /// The person in an answer to `Endpoints.person`.
    public func person() throws(RemoteError) -> Person { try decoded(as: PersonReply.self).person }

    /// The persons in an answer to `Endpoints.persons`, and how many there are in all where the server counts.
    public func persons() throws(RemoteError) -> (persons: [Person], total: Int?) {
        let listing = try decoded(as: Listing<PersonReply>.self)
        return (listing.elements.map(\.person), listing.total)
    }

    /// A JSON object's fields.
    public func fields() throws(RemoteError) -> [String: JSONValue] { try decoded(as: [String: JSONValue].self) }

    /// The first of these fields that holds an id, of an object or of the first element of a list.
    public func id(_ names: [String]) -> String? {
        let value = try? decoded(as: JSONValue.self)
        switch value {
        case .object(let fields)?: return Self.text(fields, names)
        case .array(let elements)?:
            guard case .object(let fields)? = elements.first else { return nil }
            return Self.text(fields, names)
        default: return nil
        }
    }

    private static func text(_ fields: [String: JSONValue], _ names: [String]) -> String? {
        for name in names {
            if case .string(let text)? = fields[name] { return text }
        }
        return nil
    }
}
