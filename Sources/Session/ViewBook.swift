import ConsoleUI

/// Writes saved views into the configuration without touching what people wrote there.
enum ViewBook {
    /// Adds a view at the end.
    ///
    /// - Throws: `SettingsError` when the file cannot be read as it is, has the view already, or cannot be written.
    static func add(_ view: SavedView, to file: String) throws(SettingsError) {
        let settings = try WorkplaceLoader.settings(file)
        guard !settings.views.contains(where: { $0.name == view.name }) else {
            throw SettingsError(file: file, line: nil, text: "there is a view “\(view.name)” already")
        }
        let old = PrivateFiles.read(file) ?? ""
        let gap = old.isEmpty ? "" : old.hasSuffix("\n") ? "\n" : "\n\n"
        do { try PrivateFiles.write(old + gap + block(view), to: file) } catch {
            throw SettingsError(file: file, line: nil, text: error.reason)
        }
    }

    private static func block(_ view: SavedView) -> String {
        var lines = [
            "[[views]]", "name = \(ProfileBook.quoted(view.name))", "list = \(ProfileBook.quoted(view.listName))",
        ]
        if let filter = view.filter { lines.append("query = \(ProfileBook.quoted(filter.text))") }
        if let columns = view.columns {
            lines.append("columns = [\(columns.map { ProfileBook.quoted($0) }.joined(separator: ", "))]")
        }
        if let sort = view.sort { lines.append("sort = \"\(sort.key):\(sort.descending ? "desc" : "asc")\"") }
        return lines.joined(separator: "\n") + "\n"
    }
}
