import ConsoleUI
import Foundation
import Query

/// What the flags that every command takes ask for.
public struct Wishes: Sendable {
    public var profile: String?
    public var config: String?
    public var isOffline = false
    public var isReadOnly = false

    public init() {}
}

/// Reads configuration, environment and flags, in this order of precedence: flag, environment, profile, config, default.
public enum WorkplaceLoader {
    /// - Throws: `SettingsError` when the configuration cannot be used or names no such profile.
    public static func load(_ wishes: Wishes, environment: [String: String]) throws(SettingsError) -> Workplace {
        let paths = Paths(environment: environment)
        let file = wishes.config ?? environment["OZC_CONFIG"] ?? paths.configFile
        let isNamed = wishes.config != nil || environment["OZC_CONFIG"] != nil
        let settings = try settings(file, mustExist: isNamed)
        let asked = wishes.profile ?? environment["OZC_PROFILE"]
        let last = PrivateFiles.read(paths.lastProfile)?.split(separator: "\n").first.map(String.init)
        let remembered = last.flatMap { settings.profiles[$0] == nil ? nil : $0 }
        let only = settings.profiles.count == 1 ? settings.profiles.keys.first : nil
        let name = asked ?? settings.profile ?? remembered ?? only ?? "default"
        try check(name)
        if settings.profiles[name] == nil, let asked, !settings.profiles.isEmpty {
            let known = settings.profiles.keys.sorted()
            let nearest = Nearest.to(asked, in: known).map { "; did you mean “\($0)”?" } ?? ""
            let text = "there is no profile “\(asked)”\(nearest) Known: \(known.joined(separator: ", "))"
            throw SettingsError(file: file, line: nil, text: text)
        }
        return Workplace(
            paths: paths, settings: settings, name: name, profile: settings.profiles[name] ?? Profile(),
            isOffline: wishes.isOffline, isReadOnly: wishes.isReadOnly)
    }

    /// The settings of a file, or the defaults when there is none.
    public static func settings(_ file: String, mustExist: Bool = false) throws(SettingsError) -> Settings {
        guard FileManager.default.fileExists(atPath: file) else {
            if mustExist { throw SettingsError(file: file, line: nil, text: "there is no such file") }
            return try SettingsReader(file: file, text: "").settings()
        }
        guard let text = PrivateFiles.read(file) else {
            throw SettingsError(file: file, line: nil, text: "it cannot be read: check its owner and permissions")
        }
        return try SettingsReader(file: file, text: text).settings()
    }

    /// A name becomes a directory: no slash, no leading dot.
    ///
    /// - Throws: `SettingsError` when this cannot be a profile's name.
    static func check(_ name: String) throws(SettingsError) {
        let allowed = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard allowed, !name.isEmpty, !name.hasPrefix("."), name.count <= 64 else {
            throw SettingsError(file: "profile", line: nil, text: "“\(name)” is no name: use letters, digits, - _ .")
        }
    }

    /// The operator's own theme files by name.
    public static func ownThemes(_ paths: Paths) -> [String: (file: String, text: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: paths.themes)) ?? []
        var themes: [String: (file: String, text: String)] = [:]
        for name in names where name.hasSuffix(".toml") {
            let file = "\(paths.themes)/\(name)"
            if let text = PrivateFiles.read(file) { themes[String(name.dropLast(5))] = (file, text) }
        }
        return themes
    }
}
