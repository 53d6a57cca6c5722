/// People of collections and their photos as the API shows them.
extension Database {
    func view(_ person: CollectionPerson, base: String) -> JSON {
        [
            "time_created": person.created.json, "time_updated": person.updated.json, "person_id": person.id.json,
            "collection_id": collections[person.collection].id.json, "meta_data": person.metaData,
            "technical_meta_data": [:], "images": images(of: person, base: base),
        ]
    }

    func images(of person: CollectionPerson, base: String) -> JSON {
        .array(shownImages(of: person).map { view($0, base: base) })
    }

    func shownImages(of person: CollectionPerson) -> [PersonImage] {
        person.images.map { personImages[$0] }.filter { !$0.isRemoved }
    }

    /// The links lie under `/static/collections/`, a guess [I, section 11.5].
    func view(_ image: PersonImage, base: String) -> JSON {
        let stem = "\(base)/static/collections/\(image.id)"
        let original = "\(stem).\(image.ending)"
        let thumbnail =
            switch image.content {
            case .drawn: "\(stem)_thumb.jpeg"
            // Nothing here makes small pictures of uploads.
            case .uploaded: original
            }
        return [
            "time_created": image.created.json, "time_updated": image.created.json,
            "person_image_id": image.id.json, "person_id": persons[image.person].id.json,
            "original_name": .string(image.originalName), "original_url": .string(original),
            "thumb_url": .string(thumbnail), "tags": .array(image.tags.map(JSON.string)), "meta_data": image.metaData,
            "technical_meta_data": [:],
        ]
    }
}
