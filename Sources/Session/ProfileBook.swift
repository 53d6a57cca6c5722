import ConsoleUI
import Foundation

/// Writes profiles into the configuration without touching what people wrote there.
public enum ProfileBook {
    /// Adds a profile when the file does not have it; one that points elsewhere is left alone.
    ///
    /// - Throws: `SettingsError` when the profile exists for another server, or the file cannot be written.
    public static func add(_ name: String, server: String, email: String, to file: String, known: [String: Profile])
        throws(SettingsError)
    {
        try check(name, server: server, file: file, known: known)
        guard known[name] == nil else { return }
        let old = PrivateFiles.read(file) ?? ""
        let gap = old.isEmpty ? "" : old.hasSuffix("\n") ? "\n" : "\n\n"
        let block = "[profiles.\(quoted(name, bare: true))]\nserver = \(quoted(server))\nemail = \(quoted(email))\n"
        do { try PrivateFiles.write(old + gap + block, to: file) } catch {
            throw SettingsError(file: file, line: nil, text: error.reason)
        }
    }

    /// - Throws: `SettingsError` when the profile is there and points to another server.
    public static func check(_ name: String, server: String, file: String, known: [String: Profile])
        throws(SettingsError)
    {
        guard let profile = known[name], !profile.server.isEmpty, trimmed(profile.server) != trimmed(server) else {
            return
        }
        let text = "profile “\(name)” is for \(profile.server): name another one with --profile"
        throw SettingsError(file: file, line: nil, text: text)
    }

    /// The address without what people may leave out.
    private static func trimmed(_ server: String) -> String {
        var text = server
        for ending in ["/", "/api"] where text.hasSuffix(ending) { text.removeLast(ending.count) }
        return text.contains("://") ? text : "https://\(text)"
    }

    /// Remembers which profile was used last.
    public static func remember(_ name: String, _ paths: Paths) {
        // Only a convenience: without it the profile is named by a flag.
        try? PrivateFiles.write("\(name)\n", to: paths.lastProfile)
    }

    static func quoted(_ text: String, bare: Bool = false) -> String {
        if bare, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) {
            return text
        }
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case let control where control.value < 32 || control.value == 127:
                "\\u00" + String(format: "%02x", control.value)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
