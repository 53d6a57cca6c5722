import ArgumentParser
import OzModel
import Remote
import Sync

/// `ozc reports create ORDER`.
struct ReportCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Have the server make a report of an order.",
        discussion: """
            Without --template it is what the server makes by itself. With -o it is also saved, as soon as the server \
            has it.

            Exit codes: 0 made, with -o saved; 1 not made; 6 made but not saved; 4 not allowed, 5 no such order or \
            template.
            """)
    static let logName = "reports create"

    /// Seconds that a document may take; the report is there in any case.
    private static var patience: Double { 120 }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The order's id, or its beginning.", valueName: "order")) var order: String
    @Option(help: ArgumentHelp("The template's id, its beginning, or its name.", valueName: "template")) var template:
        String?
    @Option(help: "What the report is to be called.") var name: String?
    @Option(name: [.customShort("o"), .customLong("output")], help: "Save it as this file; - for stdout.")
    var output: String?
    @OptionGroup var options: ChangeOptions

    func validate() throws {
        if output == "-", !options.quiet, options.format != nil {
            throw ValidationError("-o - and --format both write to stdout.")
        }
    }

    func run() async throws {
        let desk = try ChangeDesk(global)
        let reports = ReportDesk(desk)
        let template = try await reports.template(self.template)
        let order = try await desk.order(order)
        let change = Change.report(.make(of: desk.known(order), from: template.map { Known($0) }, name: name))
        try await desk.check(change)
        let result = ChangeResult(change: change, outcome: try await desk.send(change))
        guard result.isDone, let output else { return try options.report(.report).leave([result]) }
        guard let id = result.id else { throw Failure(.partly, "a report is made, but the server does not say which") }
        if output != "-" { try options.report(.report).write([result]) }
        do {
            let report = try await desk.api.finished(Report.ID(id), of: order.id, within: Self.patience)
            try await ReportFile(desk: reports).save(report, as: output)
        } catch {
            let why = (error as? Failure)?.sentence ?? (error as? RemoteError)?.sentence ?? "\(error)"
            throw Failure(.partly, "report \(id) is made, but was not saved: \(why)")
        }
    }
}

/// `ozc reports delete ID… --order ORDER`.
struct ReportDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete reports of an order.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "reports delete"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Ids, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @OptionGroup var of: ReportOrderOption
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let order = desk.known(try await desk.order(of.order))
        try await deletion.run(ids, .report, desk) { text in
            .report(.delete(Known(try await ReportDesk(desk).report(text, of: order.id)), of: order))
        }
    }
}
