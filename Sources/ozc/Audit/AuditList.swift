import ArgumentParser
import OzModel
import Store

/// Lists the audit.
struct AuditList: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was decided and what came of it; newest first.",
        discussion: """
            Fields: \(AuditShape.shape.fields.map(\.name).joined(separator: ", ")).

            Actions: \(AuditEntry.Action.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    static let logName = "audit list"

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("Only about this analysis; the beginning of its id is enough.", valueName: "id"))
    var analysis: String?
    @Option(help: ArgumentHelp("Only of this operation; its beginning is enough.", valueName: "operation"))
    var operation: String?
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Option(help: ArgumentHelp("At most so many; 0 for all.", valueName: "n")) var limit = 100

    private static var page: Int { 500 }

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit wants 0 or more.") }
        if analysis != nil, operation != nil { throw ValidationError("--analysis or --operation, not both.") }
    }

    func run() throws {
        let reader = try LedgerDoor.open(global).reader
        var writer = RecordWriter(AuditShape.shape, format ?? .standard, to: StandardOutput())
        if let entries = try chosen(reader) {
            let shown = entries.reversed().prefix(limit == 0 ? .max : limit)
            try writer.begin()
            for entry in shown { try writer.add(entry) }
            try writer.end()
            return Shortened.tell(shown.count, of: entries.count, "entries")
        }
        try writer.begin()
        var (shown, last) = (0, Int64?.none)
        while limit == 0 || shown < limit {
            let asked = limit == 0 ? Self.page : min(Self.page, limit - shown)
            let entries = try reader.audit(before: last, limit: asked)
            for entry in entries { try writer.add(entry) }
            shown += entries.count
            last = entries.last?.seq
            if entries.count < asked { break }
        }
        try writer.end()
        Shortened.tell(shown, of: try reader.auditCount(), "entries")
    }

    /// The entries that were asked for, oldest first; nil when all were.
    private func chosen(_ reader: LedgerReader) throws -> [AuditEntry]? {
        if let analysis {
            let ids = try reader.auditedAnalyses(startingWith: analysis, limit: Beginning.most)
            return try reader.audit(of: Analysis.ID(try only(ids, analysis, "analyses")))
        }
        guard let operation else { return nil }
        let ids = try reader.auditedOperations(startingWith: operation, limit: Beginning.most)
        return try reader.audit(operation: try only(ids, operation, "operations"))
    }

    private func only(_ ids: [String], _ text: String, _ what: String) throws -> String {
        if ids.contains(text) { return text }
        guard let id = try Beginning.only(of: ids, text, among: what) else {
            throw Failure(.notFound, "the audit knows nothing of \(text)")
        }
        return id
    }
}
