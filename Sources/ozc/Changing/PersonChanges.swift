import ArgumentParser
import OzModel
import Sync

/// `ozc persons create --collection ID FILE…`.
struct PersonCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Put a person with photos into a collection.")
    static let logName = "persons create"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var within: CollectionOption
    @Argument(help: ArgumentHelp("Photos of the face.", valueName: "file")) var files: [String]
    @Option(help: "First name.") var firstName: String?
    @Option(help: "Middle name.") var middleName: String?
    @Option(help: "Last name.") var lastName: String?
    @Option(name: .customLong("meta"), help: ArgumentHelp("A field of the metadata.", valueName: "key=value"))
    var meta: [String] = []
    @Option(
        name: .customLong("tag"), help: ArgumentHelp("The tags of one file.", valueName: "file=tag,tag"))
    var tags: [String] = []
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let photos = try FileChoice.read(files, tags: tags)
        let names = NewPerson.metaData(first: firstName, middle: middleName, last: lastName)
        let metaData = names.merging(try Fields.read(meta, flag: "--meta")) { _, given in given }
        let desk = try ChangeDesk(global)
        let collection = try await Directory(desk: desk).collection(within.collection)
        try await desk.run(
            .addPerson(to: Known(collection), NewPerson(photos: photos, metaData: metaData)), options)
    }
}

/// `ozc persons delete ID… --collection ID`.
struct PersonDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete persons of a collection with their photos.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "persons delete"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var within: CollectionOption
    @Argument(
        help: ArgumentHelp(
            "Ids, their beginnings, or whole names; - reads them from standard input.", valueName: "person"))
    var persons: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let place = try await PersonDesk(desk, within.collection)
        try await deletion.run(persons, .person, desk) { text in
            .deletePerson(place.known(try await place.person(text)), in: place.collection.id)
        }
    }
}

/// `ozc persons add-photo ID --collection ID FILE…`.
struct PersonAddPhoto: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-photo", abstract: "Add photos to a person of a collection.")
    static let logName = "persons add-photo"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var within: CollectionOption
    @Argument(help: ArgumentHelp("The id, its beginning, or the whole name.", valueName: "person")) var person: String
    @Argument(help: ArgumentHelp("Photos of the face.", valueName: "file")) var files: [String]
    @Option(
        name: .customLong("tag"), help: ArgumentHelp("The tags of one file.", valueName: "file=tag,tag"))
    var tags: [String] = []
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let photos = try FileChoice.read(files, tags: tags)
        let desk = try ChangeDesk(global)
        let place = try await PersonDesk(desk, within.collection)
        let person = place.known(try await place.person(person))
        try await desk.run(.addPhotos(of: person, in: place.collection.id, photos), options)
    }
}

/// `ozc persons delete-photo ID --photo ID --collection ID`.
struct PersonDeletePhoto: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete-photo", abstract: "Delete one photo of a person of a collection.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "persons delete-photo"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var within: CollectionOption
    @Argument(help: ArgumentHelp("The id, its beginning, or the whole name.", valueName: "person")) var person: String
    @Option(help: ArgumentHelp("The photo's id, or its beginning; ozc persons show names them.", valueName: "id"))
    var photo: String
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let place = try await PersonDesk(desk, within.collection)
        let person = try await place.person(person)
        let found = person.photos.filter {
            $0.id.rawValue == photo || (photo.count >= Beginning.least && $0.id.rawValue.hasPrefix(photo.lowercased()))
        }
        _ = try Beginning.only(of: found.map(\.id.rawValue), photo, among: "photos")
        guard let one = found.first else { throw Failure(.notFound, "\(person.label) has no photo \(photo)") }
        let change = Change.deletePhoto(
            Known(one.id, one.name), of: place.known(person), in: place.collection.id)
        try await desk.check(change)
        try Confirmation.ask([change], isGiven: confirm.yes)
        try await desk.run(change, options)
    }
}
