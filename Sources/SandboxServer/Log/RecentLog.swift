/// The last requests that were answered, for whoever asks the sandbox itself; the same as in the log file.
struct RecentLog: Sendable {
    static let most = 10_000

    private var entries: [JSON] = []
    /// The number of the first entry that is still known.
    private var first = 0

    mutating func append(_ entry: LogEntry) {
        // Half goes at once, so that not every entry moves all others.
        if entries.count >= Self.most {
            entries.removeFirst(Self.most / 2)
            first += Self.most / 2
        }
        entries.append(entry.json)
    }

    mutating func clear() {
        first += entries.count
        entries.removeAll()
    }

    /// The entries from a number on, and the number to go on from.
    func json(since: Int) -> JSON {
        let start = min(max(since, first) - first, entries.count)
        return ["next": .int(first + entries.count), "items": .array(Array(entries[start...]))]
    }
}
