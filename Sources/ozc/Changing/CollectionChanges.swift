import ArgumentParser
import OzModel
import Remote
import Sync

/// `ozc collections create ALIAS`.
struct CollectionCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a collection of known faces.",
        discussion: "The server takes the collection called blacklist where an analysis names none.")
    static let logName = "collections create"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What it is called.", valueName: "alias")) var alias: String
    @Option(help: ArgumentHelp("The company's id, its beginning, or its name.", valueName: "company")) var company:
        String?
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let company = try await desk.company(company)
        if company == nil, desk.author.companyID == nil, desk.author.role != nil {
            throw Failure(.usage, "--company is needed: this log-in belongs to none")
        }
        try await desk.run(.createCollection(alias: alias, of: company), options)
    }
}

/// `ozc collections delete ID…`.
struct CollectionDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete collections with their persons.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "collections delete"

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Ids, their beginnings, or aliases; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(ids, .collection, desk) { text in
            let collection = try await Directory(desk: desk).collection(text)
            let persons = try await desk.ask(Endpoints.persons(of: collection.id, limit: 1)).persons()
            // A server that does not count is not asked for all of them.
            return .deleteCollection(Known(collection), persons: persons.total)
        }
    }
}
