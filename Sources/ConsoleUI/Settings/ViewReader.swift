import Query
import TOMLKit

/// Reads `[[views]]`; a view that cannot be used is told of, and left out.
extension SettingsReader {
    func readViews(_ value: any TOMLValueConvertible, _ settings: inout Settings) {
        guard let array = value.array else {
            settings.viewMistakes = [SettingsError(file: file, line: nil, text: "write a view as [[views]]")]
            return
        }
        for (index, element) in array.enumerated() {
            do {
                let view = try view(element, index, known: settings.views)
                settings.views.append(view)
            } catch {
                settings.viewMistakes.append(error)
            }
        }
    }

    private func view(
        _ value: any TOMLValueConvertible, _ index: Int, known: [SavedView]
    ) throws(SettingsError) -> SavedView {
        let keys = ["name", "list", "query", "columns", "sort"]
        guard let table = value.table else { throw mistake(index, "a view is a section: write [[views]]") }
        if let key = table.keys.first(where: { !keys.contains($0) }) {
            let nearest = Nearest.to(key, in: keys).map { "; did you mean “\($0)”?" } ?? ""
            throw mistake(index, "a view has no “\(key)”\(nearest)")
        }
        guard let name = table["name"]?.string, !name.isEmpty, name.count <= SavedView.longestName else {
            throw mistake(index, "a view wants a name, at most \(SavedView.longestName) characters long")
        }
        guard !known.contains(where: { $0.name == name }) else {
            throw mistake(index, "two views are called “\(name)”")
        }
        let list = table["list"]?.string ?? "orders"
        guard let screen = screen(named: list) else {
            let known = screens.map { $0.name }
            let nearest = Nearest.to(list, in: known).map { "; did you mean “\($0)”?" } ?? ""
            throw mistake(index, "view \(name): there is no list “\(list)”\(nearest)")
        }
        let text = table["query"]?.string ?? ""
        let filter: ListFilter?
        do {
            filter = try ListFilter.reading(text, of: screen.noun)
        } catch {
            throw mistake(index, "view \(name): \(error.sentence)")
        }
        return SavedView(
            name: name, lane: screen.lane, filter: filter,
            columns: try columns(table["columns"], of: screen, name, index),
            sort: try sort(table["sort"], of: screen, name, index))
    }

    private func columns(
        _ value: (any TOMLValueConvertible)?, of screen: any ListScreen.Type, _ name: String, _ index: Int
    ) throws(SettingsError) -> [String]? {
        guard let value else { return nil }
        guard let names = strings(value), !names.isEmpty else {
            throw mistake(index, "view \(name): columns wants a list of column names")
        }
        if let unknown = names.first(where: { !screen.columnNames.contains($0) }) {
            let nearest = Nearest.to(unknown, in: screen.columnNames).map { "; did you mean “\($0)”?" } ?? ""
            throw mistake(index, "view \(name): \(screen.name) has no column “\(unknown)”\(nearest)")
        }
        return names
    }

    private func sort(
        _ value: (any TOMLValueConvertible)?, of screen: any ListScreen.Type, _ name: String, _ index: Int
    ) throws(SettingsError) -> Sort? {
        guard let value else { return nil }
        let parts = (value.string ?? "").split(separator: ":").map(String.init)
        let choices = screen.sortChoices.map(\.key)
        guard let field = parts.first, choices.contains(field), parts.count < 2 || ["asc", "desc"].contains(parts[1])
        else {
            throw mistake(
                index,
                "view \(name): sort wants field:asc or field:desc, with one of \(choices.joined(separator: ", "))")
        }
        return Sort(key: field, descending: parts.count > 1 && parts[1] == "desc")
    }

    /// The place is where the section begins.
    private func mistake(_ index: Int, _ text: String) -> SettingsError {
        SettingsError(file: file, line: TOML.line(of: nil, inElement: index, of: "views", self.text), text: text)
    }
}
