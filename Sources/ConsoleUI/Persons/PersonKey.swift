import OzModel

/// Which person of which collection: the API knows persons by both.
public struct PersonKey: Hashable, Sendable {
    public let collection: OzModel.Collection.ID
    public let person: Person.ID

    public init(_ person: Person.ID, of collection: OzModel.Collection.ID) {
        self.person = person
        self.collection = collection
    }

    /// As a place has it for its id: `collection/person`.
    init?(_ place: String) {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(Person.ID(String(parts[1])), of: OzModel.Collection.ID(String(parts[0])))
    }

    var place: String { "\(collection.rawValue)/\(person.rawValue)" }

    /// What opens the person.
    var target: Target { .own(.person, id: place) }
}
