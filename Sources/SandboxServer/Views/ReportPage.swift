/// Writes a report: one small page of HTML, our own; what the real one looks like is not documented [I, section 11.6].
struct ReportPage {
    let database: Database
    let folder: Folder
    let template: ReportTemplate?
    let name: String

    var text: String {
        let analyses = folder.analyses.map { database.analyses[$0] }
        let rows = analyses.map {
            "<tr><td>\($0.type.rawValue)<td>\($0.state.rawValue)<td>\($0.resolution.rawValue)</tr>"
        }
        let pictures = (template?.attachments ?? []).filter { !$0.isRemoved }.map {
            "<img alt=\"\(Self.escaped($0.alias))\" src=\"\($0.id).\($0.ending)\">"
        }
        return """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>\(Self.escaped(name))</title></head><body>
            \(pictures.joined(separator: "\n"))
            <h1>\(Self.escaped(name))</h1>
            <p>\(Self.escaped(template?.text ?? ""))</p>
            <p>Order \(folder.id): \(folder.systemResolution.rawValue)</p>
            <p>\(Self.escaped(folder.comment ?? ""))</p>
            <table><tr><th>Analysis<th>State<th>Resolution</tr>\(rows.joined())</table>
            <p>\(folder.media.count) media</p>
            </body></html>

            """
    }

    /// Text that HTML cannot mistake for markup.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
