import Canvas
import Themes

/// A theme file read by the little that these tests need: tables, strings and inline tables, one entry to a line.
struct ThemeFile {
    var name = ""
    var inherits: String?
    var isDark = true
    var background: Colour?
    var palette: [String: String] = [:]
    var entries: [String: [String: String]] = [:]

    /// The file called `name`, with all that it inherits.
    init?(named name: String) {
        guard let toml = ThemeFiles.all.first(where: { $0.name == name })?.toml else { return nil }
        var own = ThemeFile(String(decoding: toml, as: UTF8.self))
        if let parent = own.inherits {
            guard let inherited = ThemeFile(named: parent) else { return nil }
            own.palette.merge(inherited.palette) { own, _ in own }
            own.entries.merge(inherited.entries) { own, _ in own }
        }
        self = own
    }

    /// One file alone.
    init(_ text: String) {
        var table = ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                table = String(line.dropFirst().dropLast())
                continue
            }
            guard let equals = line.firstIndex(of: "=") else { continue }
            let key = Self.bare(line[..<equals])
            let value = line[line.index(after: equals)...]
            switch (table, key) {
            case ("", "name"): name = Self.bare(value)
            case ("", "inherits"): inherits = Self.bare(value)
            case ("", "dark"): isDark = Self.bare(value) == "true"
            case ("", "background"): background = Colour(notation: Self.bare(value))
            case ("palette", _): palette[key] = Self.bare(value)
            default: entries[key] = Self.inline(value)
            }
        }
    }

    /// A colour by its name in the palette, which may name another, or by its notation.
    func colour(_ name: String) -> Colour? {
        var name = name
        for _ in 0..<4 { name = palette[name] ?? name }
        return Colour(notation: name)
    }

    func style(_ key: String) -> Style {
        let values = entries[key] ?? [:]
        func has(_ attribute: String) -> Bool { values[attribute] == "true" }
        return Style(
            foreground: values["fg"].flatMap(colour), background: values["bg"].flatMap(colour), bold: has("bold"),
            dim: has("dim"), italic: has("italic"), underline: has("underline"), reverse: has("reverse"))
    }

    var theme: Theme {
        let roles = Role.allCases.filter { entries[$0.rawValue] != nil }.map { ($0, style($0.rawValue)) }
        let grounds = Ground.allCases.filter { entries[$0.themeName] != nil }.map { ($0, style($0.themeName)) }
        return Theme(
            name: name, isDark: isDark, roles: Dictionary(uniqueKeysWithValues: roles),
            grounds: Dictionary(uniqueKeysWithValues: grounds))
    }

    private static func bare(_ text: Substring) -> String {
        String(text.filter { $0 != " " && $0 != "\"" })
    }

    private static func inline(_ text: Substring) -> [String: String] {
        let pairs = text.filter { !"{} ".contains($0) }.split(separator: ",").map { $0.split(separator: "=") }
        return pairs.reduce(into: [:]) { values, pair in
            if pair.count == 2 { values[bare(pair[0])] = bare(pair[1]) }
        }
    }
}
