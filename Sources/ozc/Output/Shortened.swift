import ConsoleUI

/// What a list that was cut short says of it.
enum Shortened {
    static func tell(_ shown: Int, of count: Int, _ what: String) {
        guard shown < count else { return }
        note("ozc: \(PlainWords.count(shown)) of \(PlainWords.count(count)) \(what) shown: --limit 0 for all")
    }
}
