import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import OzModel
import Remote

/// `ozc persons list --collection ID`.
struct PersonList: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the persons of a collection.")
    static let logName = "persons list"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var within: CollectionOption
    @Option(help: "At most so many; 0 for all.") var limit = 100
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() async throws {
        let desk = try await PersonDesk(try ChangeDesk(reading: global), within.collection)
        let (persons, total) = try await desk.persons(limit: limit > 0 ? limit : nil)
        let output = StandardOutput()
        var writer = RecordWriter(Self.shape, format ?? .standard, to: output)
        try writer.begin()
        for person in persons { try writer.add(person) }
        try writer.end()
        try output.flush()
        if let total, total > persons.count {
            note("ozc: \(PlainWords.count(persons.count)) of \(PlainWords.count(total)) persons; --limit 0 lists all")
        }
    }

    private static let shape = RecordShape<Person>(
        fields: [
            .init("person_id") { .text($0.id.rawValue) }, .init("collection_id") { .maybe($0.collectionID?.rawValue) },
            .init("time_created") { $0.created.map { .time($0) } ?? .maybe(nil) }, .init("name") { .maybe($0.name) },
            .init("images") { .number(Int64($0.photos.count)) },
        ],
        columns: [
            .init("NAME", 40) { $0.name ?? "-" }, .init("PHOTOS", 6, isRight: true) { "\($0.photos.count)" },
            .init("CREATED", 14, rank: 1) { person in
                person.created.map { PlainWords.moment($0, now: Date().timeIntervalSince1970) } ?? "-"
            },
            .init("ID", 36) { $0.id.rawValue },
        ],
        below: { _ in [] })
}

/// `ozc persons show ID --collection ID`.
struct PersonShow: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a person as the API gives it.")
    static let logName = "persons show"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, its beginning, or the whole name.", valueName: "person")) var person: String
    @OptionGroup var within: CollectionOption

    func run() async throws {
        let desk = try await PersonDesk(try ChangeDesk(reading: global), within.collection)
        let person = try await desk.person(person)
        let text = try await desk.desk.ask(Endpoints.person(person.id, of: desk.collection.id)).text
        let output = StandardOutput()
        try output.line(Sanitizer.json(text))
        try output.flush()
    }
}
