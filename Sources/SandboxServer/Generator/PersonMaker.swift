/// Gives the people of the invented collections a name and a drawn face; ids are those that invented matches name.
enum PersonMaker {
    static func fill(_ database: inout Database) {
        for (row, collection) in database.collections.enumerated() {
            for (place, id) in collection.persons.enumerated() {
                let somebody = Person(seed: database.seed ^ 0xFACE, number: row * 7 + place)
                let created = collection.created + 60 + 30 * Double(place)
                let person = database.append(
                    CollectionPerson(
                        id: id, collection: row, created: created, updated: created,
                        metaData: ["person_info": somebody.info]))
                guard let face = database.library.place("face-\(somebody.faceName).jpg") else { continue }
                _ = database.append(
                    PersonImage(
                        id: ObjectID(seed: id.low, kind: .image, 0), person: person, originalName: "person.jpeg",
                        mime: "image/jpeg", tags: ["photo_selfie", "orientation_portrait"], created: created,
                        content: .drawn(face)))
            }
        }
    }
}
