import Canvas

/// Rows of values with something between them.
enum Delimited {
    /// More than any cell of ours; the sanitiser cuts what is longer, with a mark.
    private static let longest = 16_777_216
    /// What makes a spreadsheet take a text for a formula, and the wide forms that some take for the same.
    private static let formulas: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\r\n", "\n", "＝", "＋", "－", "＠"]

    /// A line of CSV by RFC 4180, its end included; texts that a spreadsheet would compute begin with `'`.
    static func csv(_ values: [JSONScalar]) -> String {
        values.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A line with tabs between the values; tabs and line ends within them are blanks.
    static func tsv(_ values: [JSONScalar]) -> String {
        values.map { Sanitizer.clean($0.text, limit: longest) }.joined(separator: "\t") + "\n"
    }

    private static func cell(_ value: JSONScalar) -> String {
        var text = Sanitizer.clean(value.text, keepingLines: true, limit: longest)
        let beginnings = [value.text.first, text.first].compactMap(\.self)
        if value.isText, beginnings.contains(where: formulas.contains) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
