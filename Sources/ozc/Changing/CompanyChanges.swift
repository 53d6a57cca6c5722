import ArgumentParser
import OzModel
import Sync

/// `ozc companies create NAME`.
struct CompanyCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Create a company.")
    static let logName = "companies create"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What it is called.", valueName: "name")) var name: String
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await desk.run(.createCompany(name: name), options)
    }
}

/// `ozc companies update ID --name NAME`.
struct CompanyUpdate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(commandName: "update", abstract: "Rename a company.")
    static let logName = "companies update"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, its beginning, or the name.", valueName: "company")) var company: String
    @Option(help: "What it is to be called.") var name: String
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let company = try await Directory(desk: desk).company(company)
        try await desk.run(.renameCompany(Known(company), to: name), options)
    }
}

/// `ozc companies delete ID…`.
struct CompanyDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete companies.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "companies delete"

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Ids, their beginnings, or names; - reads them from standard input.", valueName: "company"))
    var companies: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(companies, .company, desk) { text in
            .deleteCompany(Known(try await Directory(desk: desk).company(text)))
        }
    }
}
