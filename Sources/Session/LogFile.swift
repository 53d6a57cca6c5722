import Foundation
import Logging
import Synchronization

/// The log file: what happened, a line each, readable by its owner only.
///
/// Begun anew at 5 MB; the one before is kept beside it.
public final class LogFile: Sendable {
    private static let most: off_t = 5_000_000

    private let descriptor: Int32
    /// One line at a time, so that two threads do not mix theirs.
    private let turn = Mutex(())

    /// - Throws: `PrivateFiles.Failure` when the file can be neither opened nor made.
    public init(path: String) throws(PrivateFiles.Failure) {
        var status = stat()
        if stat(path, &status) == 0, status.st_size > Self.most { rename(path, "\(path).1") }
        descriptor = try PrivateFiles.append(to: path)
    }

    deinit { close(descriptor) }

    /// Has every `Logger` of this program write to whichever file `take` names, and nowhere before; to be called once.
    public static func begin() {
        LoggingSystem.bootstrap { label in LogFileHandler(label: label) }
    }

    /// From now on what loggers say goes to this file.
    public func take(level: Logger.Level) {
        Self.taken.withLock { $0 = (self, level) }
    }

    /// The file in use and from which level on; nil when nothing is kept.
    static var current: (file: LogFile, level: Logger.Level)? { taken.withLock { $0 } }

    private static let taken = Mutex<(file: LogFile, level: Logger.Level)?>(nil)

    /// Adds a line; a disk without room loses it and nothing else.
    func write(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        turn.withLock { _ in _ = Foundation.write(descriptor, bytes, bytes.count) }
    }
}
