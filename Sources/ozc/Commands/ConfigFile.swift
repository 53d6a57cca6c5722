import ConsoleUI
import Foundation
import Session

/// Which file is read, and why that one.
struct ConfigFile {
    let path: String
    /// What named it, in words.
    let reason: String

    init(_ global: GlobalOptions) {
        let environment = ProcessInfo.processInfo.environment
        if let named = global.config {
            (path, reason) = (named, "named by --config")
        } else if let named = environment["OZC_CONFIG"] {
            (path, reason) = (named, "named by OZC_CONFIG")
        } else {
            (path, reason) = (Paths(environment: environment).configFile, "the standard place")
        }
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: `SettingsError` when it is there and cannot be read.
    func text() throws -> String {
        guard exists else { return "" }
        guard let text = PrivateFiles.read(path) else {
            throw SettingsError(file: path, line: nil, text: "it cannot be read: check its owner and permissions")
        }
        return text
    }
}
