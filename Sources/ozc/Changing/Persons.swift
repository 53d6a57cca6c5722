import ArgumentParser
import OzModel
import Remote

/// `ozc persons`: who is in a collection. The mirror keeps no persons: every command asks the server.
struct PersonsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "persons", abstract: "List the persons of a collection, show one, create or delete them.",
        discussion: "Persons are read from the server each time; none of them is kept on this machine.",
        subcommands: [
            PersonList.self, PersonShow.self, PersonCreate.self, PersonDelete.self, PersonAddPhoto.self,
            PersonDeletePhoto.self,
        ], aliases: ["person"])
}

/// Which collection a command is about.
struct CollectionOption: ParsableArguments {
    @Option(help: ArgumentHelp("The collection's id, its beginning, or its alias.", valueName: "id"))
    var collection: String
}

/// Finds persons of one collection on the server.
struct PersonDesk {
    private static let page = 100

    let desk: ChangeDesk
    let collection: OzModel.Collection

    init(_ desk: ChangeDesk, _ text: String) async throws {
        self.desk = desk
        collection = try await Directory(desk: desk).collection(text)
    }

    /// All of them, or as many as are wanted, newest first as the server has them.
    func persons(limit: Int?) async throws -> (persons: [Person], total: Int?) {
        var persons: [Person] = []
        while true {
            let size = limit.map { min(Self.page, $0 - persons.count) } ?? Self.page
            let page = try await desk.ask(
                Endpoints.persons(of: collection.id, offset: persons.count, limit: size)
            ).persons()
            let fresh = page.persons.filter { person in !persons.contains { $0.id == person.id } }
            persons += fresh
            let isAll = fresh.isEmpty || page.total.map { persons.count >= $0 } ?? (page.persons.count != size)
            if isAll || limit.map({ persons.count >= $0 }) ?? false { return (persons, page.total) }
        }
    }

    /// One by id, its beginning, or the whole name.
    func person(_ text: String) async throws -> Person {
        if text.count == 36 { return try await desk.ask(Endpoints.person(Person.ID(text), of: collection.id)).person() }
        let found = try await persons(limit: nil).persons.filter { person in
            person.name?.lowercased() == text.lowercased()
                || (text.count >= Beginning.least && person.id.rawValue.hasPrefix(text.lowercased()))
        }
        _ = try Beginning.only(of: found.map(\.id.rawValue), text, among: "persons")
        guard let person = found.first else {
            throw Failure(
                .notFound, "there is no person “\(text)” in collection \(collection.alias ?? collection.id.short)")
        }
        return person
    }

    func known(_ person: Person) -> Known<Person> {
        Known(person.id, person.name, companyID: collection.companyID)
    }
}
