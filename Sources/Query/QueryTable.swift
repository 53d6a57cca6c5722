import OzModel

/// The keys of the query language as a table for README and help.
public enum QueryTable {
    /// In Markdown, one key a line.
    public static var markdown: String {
        let head = ["| key | also | of | takes | asks | example |", "| --- | --- | --- | --- | --- | --- |"]
        let rows = queryKeys.map { key in
            let also = key.aliases.map { "`\($0)`" }.joined(separator: " ")
            let owners = key.nouns == Noun.allCases ? "all" : key.nouns.map(\.rawValue).joined(separator: ", ")
            return "| `\(key.name)` | \(also) | \(owners) | \(key.kind.words) | \(key.help) | `\(key.example)` |"
        }
        let meta =
            "| `meta.PATH` |  | all | the whole value; with an order a number | what the caller wrote to an object,"
            + " or to its order | `meta.transaction_id:tr-1` |"
        return (head + rows + [meta]).joined(separator: "\n")
    }
}

extension QueryKey.Kind {
    /// What is accepted, in a few words.
    public var words: String {
        switch self {
        case .word(let words): words.map { $0.lowercased() }.joined(separator: ", ")
        case .time: "a time"
        case .number: "a number"
        case .flag: "yes or no"
        case .text: "a part of the text"
        case .id: "the beginning of it"
        case .exact: "the whole value"
        }
    }
}
