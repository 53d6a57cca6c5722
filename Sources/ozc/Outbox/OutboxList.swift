import ArgumentParser
import OzModel
import Session
import Store

/// Lists the outbox.
struct OutboxList: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what waits, was refused for review or has failed; newest first.",
        discussion: """
            Fields: \(OutboxShape.shape.fields.map(\.name).joined(separator: ", ")).

            seen is the verdict that was decided on, found the one the server had when it was asked last. States: \
            queued, sending, refused (for review), failed; with --all also accepted and dropped (taken back).
            """)

    static let logName = "outbox list"

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Also what was accepted or taken back.") var all = false
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Option(help: ArgumentHelp("At most so many; 0 for all.", valueName: "n")) var limit = 100

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit wants 0 or more.") }
    }

    func run() throws {
        let reader = try LedgerDoor.open(global).reader
        let states = OutboxState.allCases.filter { $0 != .draft && (all || $0.isPending || $0.needsAnswer) }
        let rows = try reader.newest(states, limit: limit == 0 ? .max : limit)
        var writer = RecordWriter(OutboxShape.shape, format ?? .standard, to: StandardOutput())
        try writer.begin()
        for row in rows { try writer.add(row) }
        try writer.end()
        let counts = try reader.counts()
        let count = states.reduce(0) { $0 + (counts[$1] ?? 0) }
        Shortened.tell(rows.count, of: count, "decisions")
        if count == 0, !all { note("ozc: nothing waits, nothing was refused, nothing has failed") }
    }
}
