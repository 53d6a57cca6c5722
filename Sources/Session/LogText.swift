import Canvas

/// Makes text fit for the log: no line ends, no e-mail address, no query of a URL, nothing the server said in its own words.
enum LogText {
    static func clean(_ text: String) -> String {
        Sanitizer.clean(text, limit: 2000).split(separator: " ", omittingEmptySubsequences: false)
            .map(word).joined(separator: " ")
    }

    /// A sentence of ours that may go on with the server's words, which may name people: those are left out.
    static func own(_ sentence: String) -> String {
        for beginning in ["the server ", "log-in needed", "not found on the server"] where sentence.hasPrefix(beginning)
        {
            return String(sentence.prefix { $0 != ":" && $0 != "(" })
        }
        return sentence
    }

    private static func word(_ word: Substring) -> String {
        if word.contains("@") { return "‹e-mail›" }
        if word.contains("://"), let query = word.firstIndex(of: "?") { return "\(word[..<query])?…" }
        return String(word)
    }
}
