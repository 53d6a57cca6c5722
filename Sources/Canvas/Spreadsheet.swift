/// Cells of CSV that no spreadsheet computes.
public enum Spreadsheet {
    /// More than any cell of ours; the sanitiser cuts what is longer, with a mark.
    private static let longest = 16_777_216
    /// What makes a spreadsheet take a text for a formula, and the wide forms that some take for the same.
    private static let formulas: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\r\n", "\n", "＝", "＋", "－", "＠"]

    /// A line of CSV by RFC 4180, its end included.
    public static func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

    /// A cell by RFC 4180; a text that a spreadsheet would compute begins with `'`.
    ///
    /// - Parameter isText: false for numbers, which no spreadsheet takes for a formula.
    public static func cell(_ value: String, isText: Bool) -> String {
        var text = Sanitizer.clean(value, keepingLines: true, limit: longest)
        let beginnings = [value.first, text.first].compactMap(\.self)
        if isText, beginnings.contains(where: formulas.contains) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
