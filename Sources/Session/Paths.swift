import Foundation

/// Where this console keeps its files: configuration, data, state, each under its XDG directory.
public struct Paths: Equatable, Sendable {
    public let config: String
    public let data: String
    public let state: String
    public let home: String

    /// - Parameter environment: `XDG_CONFIG_HOME`, `XDG_DATA_HOME`, `XDG_STATE_HOME` and `HOME` are read.
    public init(environment: [String: String]) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        self.home = home
        func directory(_ variable: String, _ standard: String) -> String {
            // The XDG specification: a relative path is not to be used.
            if let given = environment[variable], given.hasPrefix("/") { return "\(given)/ozc" }
            return "\(home)/\(standard)/ozc"
        }
        config = directory("XDG_CONFIG_HOME", ".config")
        data = directory("XDG_DATA_HOME", ".local/share")
        state = directory("XDG_STATE_HOME", ".local/state")
    }

    public var configFile: String { "\(config)/config.toml" }
    public var themes: String { "\(config)/themes" }
    public var log: String { "\(state)/ozc.log" }
    /// Names the profile that was logged in to last.
    public var lastProfile: String { "\(state)/profile" }

    public func mirror(_ profile: String) -> String { "\(data)/\(profile)/mirror.sqlite" }
    public func ledger(_ profile: String) -> String { "\(data)/\(profile)/ledger.sqlite" }
    public func media(_ profile: String) -> String { "\(data)/\(profile)/media" }
    public func charts(_ profile: String) -> String { "\(state)/\(profile)/charts.json" }
    public func session(_ profile: String) -> String { "\(state)/\(profile)/session.json" }
}
