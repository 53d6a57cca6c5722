import Foundation

/// Ids from the command line; `-`, or none at all in a pipe, stands for those on standard input.
enum IDList {
    /// In the order given, each once.
    ///
    /// - Parameter heading: what `ozc analyses list --columns analyse_id` and the like write above their ids.
    /// - Throws: `Failure` when there are none.
    static func read(
        _ words: [String], what: String = "analyses", heading: String = "analyse_id"
    ) throws -> [String] {
        var words = words
        if words.isEmpty, isatty(STDIN_FILENO) != 1 { words = ["-"] }
        var ids: [String] = []
        for word in words {
            for id in word == "-" ? lines(heading) : [word] where !ids.contains(id) { ids.append(id) }
        }
        guard !ids.isEmpty else { throw Failure(.usage, "name the \(what), or give their ids on standard input") }
        return ids
    }

    private static func lines(_ heading: String) -> [String] {
        var lines: [String] = []
        while let line = readLine() {
            let id = line.trimmingCharacters(in: .whitespaces)
            if !id.isEmpty, id != heading { lines.append(id) }
        }
        return lines
    }
}
