import ArgumentParser

/// How data is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, tsv

    /// What is written when nothing was asked for: for eyes on a terminal, for programs in a pipe.
    static var standard: OutputFormat { StandardOutput.isTerminal ? .table : .tsv }
}
