import Canvas
import Query
import TOMLKit
import Themes

/// Reads theme files: the ones that came with the console, and the operator's own.
public struct ThemeReader {
    /// Where a theme's text comes from, by name.
    private let files: [String: (file: String, text: String)]
    public let names: [String]
    private let paintsBackground: Bool

    /// - Parameters:
    ///   - own: the operator's theme files, name to path and text; they come before ours of the same name.
    ///   - paintsBackground: whether a theme's background is painted; else the terminal's own shows through.
    public init(own: [String: (file: String, text: String)] = [:], paintsBackground: Bool = true) {
        self.paintsBackground = paintsBackground
        var files = own
        var names: [String] = []
        for theme in ThemeFiles.all {
            names.append(theme.name)
            if files[theme.name] == nil {
                files[theme.name] = ("theme \(theme.name)", String(decoding: theme.toml, as: UTF8.self))
            }
        }
        self.files = files
        self.names = names + own.keys.filter { !names.contains($0) }.sorted()
    }

    /// - Throws: `SettingsError` when there is no such theme, or its file cannot be used.
    public func theme(_ name: String) throws(SettingsError) -> Theme {
        var (roles, grounds): ([Role: Style], [Ground: Style]) = ([:], [:])
        var isDark: Bool?
        let layers = Array(try layers(name).reversed())
        let palette = try palette(layers)
        for layer in layers {
            if let dark = layer.table["dark"]?.bool { isDark = dark }
            guard let section = layer.table["roles"]?.table else { continue }
            for key in section.keys {
                guard let value = section[key] else { continue }
                let style = try style(value, key, palette, layer)
                if let role = Role(rawValue: key) {
                    roles[role] = style
                } else if let ground = Ground.allCases.first(where: { $0.themeName == key }) {
                    grounds[ground] = style
                } else {
                    let known = Role.allCases.map(\.rawValue) + Ground.allCases.map(\.themeName)
                    let nearest = Nearest.to(key, in: known).map { "; did you mean “\($0)”?" } ?? ""
                    throw mistake(key, "unknown role “\(key)”\(nearest)", layer)
                }
            }
        }
        let background = layers.reversed().lazy.compactMap { $0.table["background"]?.string }.first
        if paintsBackground, grounds[.plain] == nil, let colour = background.flatMap(Colour.init(notation:)) {
            grounds[.plain] = Style(background: colour)
        }
        return Theme(name: name, isDark: isDark ?? true, roles: roles, grounds: grounds)
    }

    private struct Layer {
        let file: String
        let text: String
        let table: TOMLTable
    }

    /// The theme and what it inherits from, nearest first.
    private func layers(_ name: String) throws(SettingsError) -> [Layer] {
        var layers: [Layer] = []
        var next: String? = name
        var seen: [String] = []
        while let name = next {
            guard let source = files[name] else {
                let nearest = Nearest.to(name, in: names).map { "; did you mean “\($0)”?" } ?? ""
                let place = layers.last?.file ?? "theme"
                throw SettingsError(file: place, line: nil, text: "there is no theme “\(name)”\(nearest)")
            }
            guard !seen.contains(name) else {
                throw SettingsError(file: source.file, line: nil, text: "“\(name)” inherits from itself")
            }
            seen.append(name)
            let table = try TOML.table(source.text, file: source.file)
            layers.append(Layer(file: source.file, text: source.text, table: table))
            next = table["inherits"]?.string
        }
        return layers
    }

    /// The colours of the theme and of what it inherits from, nearest last; an entry may name another one.
    private func palette(_ layers: [Layer]) throws(SettingsError) -> [String: Colour] {
        var words: [String: (text: String, layer: Layer)] = [:]
        for layer in layers {
            guard let section = layer.table["palette"]?.table else { continue }
            for key in section.keys { words[key] = (section[key]?.string ?? "", layer) }
        }
        var palette: [String: Colour] = [:]
        for (key, word) in words {
            var text = word.text
            // As many steps as there are entries end every chain that is no circle.
            for _ in words.keys {
                guard let next = words[text] else { break }
                text = next.text
            }
            guard let colour = Colour(notation: text) else {
                let hint = "“\(key)” is no colour: write #rrggbb, ansi:0 to ansi:15, or another entry's name"
                throw mistake(key, hint, word.layer, in: "palette")
            }
            palette[key] = colour
        }
        return palette
    }

    private func style(
        _ value: any TOMLValueConvertible, _ key: String, _ palette: [String: Colour], _ layer: Layer
    ) throws(SettingsError) -> Style {
        var style = Style()
        if let name = value.string {
            style.foreground = try colour(name, key, palette, layer)
            return style
        }
        guard let table = value.table else {
            throw mistake(key, "“\(key)” wants a colour, or { fg = …, bg = …, bold = true }", layer)
        }
        for part in table.keys {
            switch part {
            case "fg": style.foreground = try colour(table[part]?.string ?? "", key, palette, layer)
            case "bg": style.background = try colour(table[part]?.string ?? "", key, palette, layer)
            case "bold": style.bold = table[part]?.bool ?? false
            case "dim": style.dim = table[part]?.bool ?? false
            case "italic": style.italic = table[part]?.bool ?? false
            case "underline": style.underline = table[part]?.bool ?? false
            case "reverse": style.reverse = table[part]?.bool ?? false
            default:
                let known = ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"]
                let nearest = Nearest.to(part, in: known).map { "; did you mean “\($0)”?" } ?? ""
                throw mistake(key, "unknown “\(part)” in “\(key)”\(nearest)", layer)
            }
        }
        return style
    }

    private func colour(_ name: String, _ key: String, _ palette: [String: Colour], _ layer: Layer)
        throws(SettingsError) -> Colour
    {
        if let colour = palette[name] ?? Colour(notation: name) { return colour }
        throw mistake(key, "“\(key)” names the colour “\(name)”, which is neither in [palette] nor #rrggbb", layer)
    }

    private func mistake(_ key: String, _ text: String, _ layer: Layer, in section: String = "roles") -> SettingsError {
        SettingsError(file: layer.file, line: TOML.line(of: key, in: section, of: layer.text), text: text)
    }
}
