import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import OzModel
import Remote

/// `ozc reports list --order ID`.
struct ReportList: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the reports of an order.")
    static let logName = "reports list"

    @OptionGroup var global: GlobalOptions
    @OptionGroup var of: ReportOrderOption
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() async throws {
        let desk = try ReportDesk(global)
        let reports = try await desk.reports(of: try desk.order(of.order))
        let output = StandardOutput()
        var writer = RecordWriter(Self.shape, format ?? .standard, to: output)
        try writer.begin()
        for report in reports { try writer.add(report) }
        try writer.end()
        try output.flush()
    }

    private static let shape = RecordShape<Report>(
        fields: [
            .init("report_id") { .text($0.id.rawValue) }, .init("folder_id") { .text($0.orderID.rawValue) },
            .init("report_template_id") { .maybe($0.templateID?.rawValue) }, .init("name") { .maybe($0.name) },
            .init("time_created") { $0.created.map { .time($0) } ?? .maybe(nil) }, .init("url") { .maybe($0.url) },
        ],
        columns: [
            .init("NAME", 40) { $0.name ?? "-" },
            .init("CREATED", 14) { report in
                report.created.map { PlainWords.moment($0, now: Date().timeIntervalSince1970) } ?? "-"
            },
            .init("ID", 36) { $0.id.rawValue },
        ],
        below: { _ in [] })
}

/// `ozc reports show ID --order ID`.
struct ReportShow: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a report as the API gives it.")
    static let logName = "reports show"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The report's id, or its beginning.", valueName: "id")) var id: String
    @OptionGroup var of: ReportOrderOption

    func run() async throws {
        let desk = try ReportDesk(global)
        let report = try await desk.report(id, of: try desk.order(of.order))
        let output = StandardOutput()
        try output.line(Sanitizer.json(try await desk.ask(Endpoints.report(report.id, of: report.orderID)).text))
        try output.flush()
    }
}

/// `ozc reports get ID --order ID`.
struct ReportGet: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Save the document of a report.",
        discussion: """
            Without -o the file gets the report's id and the server's ending, here. A file that is there already is left \
            alone.
            """)
    static let logName = "reports get"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The report's id, or its beginning.", valueName: "id")) var id: String
    @OptionGroup var of: ReportOrderOption
    @Option(name: [.customShort("o"), .customLong("output")], help: "Save it as this file; - for stdout.")
    var output: String?

    func run() async throws {
        let desk = try ReportDesk(global)
        let report = try await desk.report(id, of: try desk.order(of.order))
        try await ReportFile(desk: desk).save(report, as: output)
    }
}
