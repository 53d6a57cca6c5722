import Foundation
import Logging

/// Writes what loggers say to the log file: time, process, level, where, what.
struct LogFileHandler: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    private var chosen: Logger.Level?

    init(label: String) { self.label = label }

    /// Nothing is too important for a log that is not there.
    var logLevel: Logger.Level {
        get { chosen ?? LogFile.current?.level ?? .critical }
        set { chosen = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\(LogText.clean("\($0.value)"))" }.joined()
        let time = Date().formatted(.iso8601)
        LogFile.current?.file.write(
            "\(time) \(getpid()) \(event.level) \(label): \(LogText.clean("\(event.message)"))\(facts)")
    }
}
