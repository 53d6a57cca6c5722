import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import OzModel
import Remote

/// `ozc reports templates`: what reports can be made from.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "List, show, create and delete the templates of reports.",
        subcommands: [TemplateList.self, TemplateShow.self, TemplateCreate.self, TemplateDelete.self],
        defaultSubcommand: TemplateList.self,
        aliases: ["template"])
}

/// `ozc reports templates list`.
struct TemplateList: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the templates of reports.")
    static let logName = "reports templates list"

    @OptionGroup var global: GlobalOptions
    @Option(help: "At most so many; 0 for all.") var limit = 100
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() async throws {
        let desk = try ReportDesk(global)
        let (templates, total) = try await desk.templates(limit: limit > 0 ? limit : nil)
        let output = StandardOutput()
        var writer = RecordWriter(Self.shape, format ?? .standard, to: output)
        try writer.begin()
        for template in templates { try writer.add(template) }
        try writer.end()
        try output.flush()
        if let total, total > templates.count {
            note(
                "ozc: \(PlainWords.count(templates.count)) of \(PlainWords.count(total)) templates; --limit 0 lists all"
            )
        }
    }

    private static let shape = RecordShape<ReportTemplate>(
        fields: [
            .init("report_template_id") { .text($0.id.rawValue) }, .init("name") { .maybe($0.name) },
            .init("company_id") { .maybe($0.companyID?.rawValue) },
            .init("time_created") { $0.created.map { .time($0) } ?? .maybe(nil) },
            .init("attachments") { .number(Int64($0.attachments.count)) },
        ],
        columns: [
            .init("NAME", 40) { $0.name ?? "-" },
            .init("PICTURES", 8, rank: 1, isRight: true) { "\($0.attachments.count)" },
            .init("COMPANY", 36, rank: 2) { $0.companyID?.rawValue ?? "everybody's" },
            .init("ID", 36) { $0.id.rawValue },
        ],
        below: { _ in [] })
}

/// `ozc reports templates show ID`.
struct TemplateShow: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a template as the API gives it.")
    static let logName = "reports templates show"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, its beginning, or the whole name.", valueName: "template")) var id: String

    func run() async throws {
        let desk = try ReportDesk(global)
        let template = try await desk.template(id)
        let output = StandardOutput()
        try output.line(Sanitizer.json(try await desk.ask(Endpoints.reportTemplate(template.id)).text))
        try output.flush()
    }
}
