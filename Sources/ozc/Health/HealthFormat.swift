import ArgumentParser

/// How the checklist is written.
enum HealthFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, tsv, prometheus

    /// The same as for any list; nil for metrics.
    var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
}
