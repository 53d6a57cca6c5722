import Canvas

/// Rows of values with something between them.
enum Delimited {
    /// More than any cell of ours; the sanitiser cuts what is longer, with a mark.
    private static let longest = 16_777_216

    /// A line of CSV by RFC 4180, its end included; texts that a spreadsheet would compute begin with `'`.
    static func csv(_ values: [JSONScalar]) -> String {
        Spreadsheet.line(values.map { Spreadsheet.cell($0.text, isText: $0.isText) })
    }

    /// A line with tabs between the values; tabs and line ends within them are blanks.
    static func tsv(_ values: [JSONScalar]) -> String {
        values.map { Sanitizer.clean($0.text, limit: longest) }.joined(separator: "\t") + "\n"
    }
}
