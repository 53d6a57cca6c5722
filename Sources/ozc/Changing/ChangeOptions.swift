import ArgumentParser
import OzModel

/// How a command tells what it changed.
struct ChangeOptions: ParsableArguments {
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Flag(name: .shortAndLong, help: "Print nothing but ids, one a line.") var quiet = false

    func report(_ resource: Resource) -> ChangeReport {
        ChangeReport(format: format ?? .standard, isQuiet: quiet, resource: resource)
    }
}

/// Asks before something is deleted that cannot be brought back.
struct ConfirmOptions: ParsableArguments {
    @Flag(help: "Do not ask first; needed where there is no terminal to ask on.") var yes = false
}
