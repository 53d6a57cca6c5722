/// Face collections, their people and photos: finding within reach, and every change.
extension Database {
    func collection(_ call: Call) throws -> Int {
        let id = ObjectID(call.parameters["collection_id"] ?? "")
        guard let row = collections.firstIndex(where: { $0.id == id }), !collections[row].isRemoved else {
            throw ApiError.notExist
        }
        guard call.reach == .all || collections[row].company == users[call.caller].company else {
            throw ApiError.forbidden
        }
        return row
    }

    func person(_ call: Call) throws -> Int {
        let collection = try collection(call)
        guard let row = ObjectID(call.parameters["person_id"] ?? "").flatMap({ personsByID[$0] }),
            persons[row].collection == collection, !persons[row].isRemoved
        else { throw ApiError.notExist }
        return row
    }

    /// The photo that a path names below a person.
    func personImage(_ call: Call) throws -> Int {
        let person = try person(call)
        guard let row = ObjectID(call.parameters["person_image_id"] ?? "").flatMap({ personImagesByID[$0] }),
            personImages[row].person == person, !personImages[row].isRemoved
        else { throw ApiError.notExist }
        return row
    }

    /// Positions of the people a collection holds now, oldest first.
    func people(of collection: Int) -> [Int] {
        guard !collections[collection].isRemoved else { return [] }
        return persons.indices.filter { persons[$0].collection == collection && !persons[$0].isRemoved }
    }

    mutating func addCollection(alias: String, company: Int, metaData: JSON, now: Moment) -> Int {
        var collection = FaceCollection(
            id: newID(.collection), alias: alias, company: company, created: stamp(now), persons: [])
        collection.metaData = metaData
        collections.append(collection)
        return collections.count - 1
    }

    mutating func addPerson(_ uploads: [Upload], metaData: JSON, collection: Int, now: Moment) -> Int {
        let time = stamp(now)
        let row = append(
            CollectionPerson(
                id: newID(.person), collection: collection, created: time, updated: time, metaData: metaData))
        for upload in uploads { _ = addImage(upload, person: row, now: now) }
        return row
    }

    mutating func addImage(_ upload: Upload, person: Int, now: Moment) -> Int {
        let time = stamp(now)
        persons[person].updated = time
        return append(
            PersonImage(
                id: newID(.image), person: person, originalName: upload.name, mime: upload.mime, tags: upload.tags,
                created: time, content: .uploaded(uploads.keep(upload.bytes)), metaData: upload.metaData))
    }

    mutating func append(_ person: CollectionPerson) -> Int {
        persons.append(person)
        personsByID[person.id] = persons.count - 1
        return persons.count - 1
    }

    mutating func append(_ image: PersonImage) -> Int {
        personImages.append(image)
        personImagesByID[image.id] = personImages.count - 1
        persons[image.person].images.append(personImages.count - 1)
        return personImages.count - 1
    }
}
