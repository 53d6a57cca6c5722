import Canvas

/// A page that shows text as text: no script, no link out of its folder, every word escaped.
struct HTMLPage {
    private let title: String
    private var body = ""

    /// What the page may load: pictures and films beside it, nothing else, whatever its words say.
    private static let policy =
        "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'unsafe-inline'"

    private static let style = """
        body{font:15px/1.45 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
        h1{font-size:1.4rem}h2{font-size:1.1rem;border-bottom:1px solid #ccc;margin-top:2rem}
        table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.2rem 1.2rem .2rem 0}
        th{font-weight:normal;color:#666}.note{color:#666}pre{white-space:pre-wrap;overflow-wrap:anywhere}
        figure{display:inline-block;margin:0 1rem 1rem 0}img,video{max-width:20rem;max-height:24rem}
        """

    init(title: String) { self.title = title }

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="referrer" content="no-referrer"><title>\(Self.escaped(title))</title>
        <style>\(Self.style)</style></head><body>
        <h1>\(Self.escaped(title))</h1>
        \(body)</body></html>

        """
    }

    mutating func heading(_ text: String) { body += "<h2>\(Self.escaped(text))</h2>\n" }

    mutating func paragraph(_ text: String, isNote: Bool = false) {
        body += "<p\(isNote ? " class=\"note\"" : "")>\(Self.escaped(text))</p>\n"
    }

    mutating func list(_ texts: [String]) {
        guard !texts.isEmpty else { return }
        body += "<ul>\(texts.map { "<li>\(Self.escaped($0))</li>" }.joined())</ul>\n"
    }

    mutating func preformatted(_ text: String) { body += "<pre>\(Self.escaped(text, lines: true))</pre>\n" }

    /// Labels and values; those without a value are left out.
    mutating func fields(_ fields: [(label: String, value: String?)]) {
        let rows = fields.compactMap { field -> String? in
            guard let value = field.value, !value.isEmpty else { return nil }
            return "<tr><th>\(Self.escaped(field.label))</th><td>\(Self.escaped(value))</td></tr>\n"
        }
        if !rows.isEmpty { body += "<table>\n\(rows.joined())</table>\n" }
    }

    mutating func table(_ headings: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let head = headings.map { "<th>\(Self.escaped($0))</th>" }.joined()
        let lines = rows.map { row in "<tr>\(row.map { "<td>\(Self.escaped($0))</td>" }.joined())</tr>\n" }
        body += "<table>\n<tr>\(head)</tr>\n\(lines.joined())</table>\n"
    }

    /// A file beside the page; `path` is one that this program made.
    mutating func figure(_ kind: EvidenceFile.Kind, path: String, caption: String) {
        let path = Self.escaped(path)
        let shown =
            switch kind {
            case .picture: "<img src=\"\(path)\" alt=\"\(Self.escaped(caption))\">"
            case .film: "<video src=\"\(path)\" controls preload=\"metadata\"></video>"
            case .other: "<a href=\"\(path)\">\(path)</a>"
            }
        body += "<figure>\(shown)<figcaption>\(Self.escaped(caption))</figcaption></figure>\n"
    }

    /// A page below this one; `path` is one that this program made.
    mutating func link(_ path: String, _ words: String, _ note: String) {
        body += "<p><a href=\"\(Self.escaped(path))\">\(Self.escaped(words))</a> \(Self.escaped(note))</p>\n"
    }

    /// Text that stays text: nothing in it is markup, a control character, or turns the direction of what follows.
    static func escaped(_ text: String, lines: Bool = false) -> String {
        let clean =
            lines
            ? text.split(separator: "\n", omittingEmptySubsequences: false).map { Sanitizer.clean(String($0)) }
                .joined(separator: "\n") : Sanitizer.clean(text)
        var escaped = ""
        for scalar in clean.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
