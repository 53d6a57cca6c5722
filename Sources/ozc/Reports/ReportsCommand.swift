import ArgumentParser

/// `ozc reports`: documents that the server makes of orders. The mirror keeps none: every command asks the server.
struct ReportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports",
        abstract: "List, make, show, save and delete the reports of orders, and their templates.",
        discussion: """
            Reports are read from the server each time; none of them is kept on this machine. The public documents say \
            that reports are there, not how: where a server has them elsewhere, these commands say that it has none.
            """,
        subcommands: [
            ReportList.self, ReportShow.self, ReportGet.self, ReportCreate.self, ReportDelete.self,
            TemplatesCommand.self,
        ], aliases: ["report"])
}

/// Whose reports a command is about.
struct ReportOrderOption: ParsableArguments {
    @Option(help: ArgumentHelp("The order's id, or its beginning.", valueName: "id")) var order: String
}
