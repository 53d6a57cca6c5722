import TOMLKit

/// What settings and themes share in reading TOML.
enum TOML {
    /// - Throws: `SettingsError` with the line where the text is no TOML.
    static func table(_ text: String, file: String) throws(SettingsError) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw SettingsError(
                file: file, line: error.source.begin.line, text: "this is no TOML: \(error.description)")
        } catch {
            throw SettingsError(file: file, line: nil, text: "this is no TOML")
        }
    }

    /// The line, from 1, where a key of a section is set; nil when it cannot be told. The parser keeps no places of keys.
    static func line(of key: String, in section: String?, of text: String) -> Int? {
        var current: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.drop { $0 == " " || $0 == "\t" }
            if bare.hasPrefix("[") {
                let name = String(bare.dropFirst().prefix { $0 != "]" }.filter { $0 != "\"" && $0 != " " })
                current = name
                if section == nil, name == key { return index + 1 }
                continue
            }
            let written = bare.prefix { $0 != "=" }.filter { $0 != "\"" && $0 != " " && $0 != "\t" }
            guard bare.contains("=") else { continue }
            if current == section, written == key { return index + 1 }
            if let section, current == nil, written == "\(section).\(key)" { return index + 1 }
        }
        return nil
    }

    /// The line, from 1, where an element of an array of sections begins, or sets a key; nil when it cannot be told.
    static func line(of key: String?, inElement index: Int, of section: String, _ text: String) -> Int? {
        var count = 0
        var current: Int?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.filter { $0 != " " && $0 != "\t" }
            if bare.hasPrefix("[[\(section)]]") {
                current = count
                count += 1
                if key == nil, current == index { return number + 1 }
            } else if bare.hasPrefix("[") {
                current = nil
            } else if let key, current == index, bare.hasPrefix("\(key)=") {
                return number + 1
            }
        }
        return nil
    }
}
