import ArgumentParser
import Foundation
import OzModel
import Sync

/// `ozc reports templates create NAME`.
struct TemplateCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a template of reports.",
        discussion: """
            A picture is known in the template by its file's name without the ending. Without --company it is the \
            log-in's own company's, or everybody's where that has none.

            Exit codes: 0 created; 1 not created; 6 created without its pictures; 4 not allowed.
            """)
    static let logName = "reports templates create"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What it is called.", valueName: "name")) var name: String
    @Option(help: "What it says.") var text: String?
    @Option(help: ArgumentHelp("What it says, from a file; - for standard input.", valueName: "file"))
    var textFile: String?
    @Option(
        name: .customLong("picture"),
        help: ArgumentHelp("A picture that goes along; may be given again.", valueName: "file"))
    var pictures: [String] = []
    @Option(help: ArgumentHelp("The company's id, its beginning, or its name.", valueName: "company")) var company:
        String?
    @OptionGroup var options: ChangeOptions

    func validate() throws {
        if text != nil, textFile != nil { throw ValidationError("--text or --text-file, not both.") }
    }

    func run() async throws {
        let words = try text ?? textFile.map(Self.read) ?? ""
        var files = try FileChoice.read(pictures)
        for index in files.indices { files[index].tags = [] }
        let desk = try ChangeDesk(global)
        let template = NewTemplate(
            name: name, text: words, company: try await desk.company(company), pictures: files)
        try await desk.run(.report(.makeTemplate(template)), options)
    }

    private static func read(_ path: String) throws -> String {
        let data =
            path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
        guard let data else { throw Failure(.usage, "\(path) cannot be read") }
        guard let text = String(bytes: data, encoding: .utf8) else { throw Failure(.usage, "\(path) is no UTF-8 text") }
        return text
    }
}

/// `ozc reports templates delete ID…`.
struct TemplateDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete templates of reports; the reports stay.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "reports templates delete"

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Ids, their beginnings, or names; - reads them from standard input.", valueName: "template"))
    var templates: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(templates, .reportTemplate, desk) { text in
            let template = try await ReportDesk(desk).template(text)
            return .report(.deleteTemplate(Known(template), isCommon: template.companyID == nil))
        }
    }
}
