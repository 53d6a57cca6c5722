/// Finds the word someone probably meant.
public enum Nearest {
    /// The candidate with the fewest edits from `word`, if it is near enough to be a slip; ties go to the first.
    public static func to(_ word: String, in candidates: [String]) -> String? {
        let limit = max(1, word.count / 3 + 1)
        let measured = candidates.map { (candidate: $0, edits: edits(from: word, to: $0)) }
        return measured.filter { $0.edits <= limit }.min { $0.edits < $1.edits }?.candidate
    }

    /// Levenshtein distance in characters.
    static func edits(from left: String, to right: String) -> Int {
        let target = Array(right)
        var previous = Array(0...target.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in target.enumerated() {
                let replaced = previous[column] + (character == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[target.count]
    }
}
