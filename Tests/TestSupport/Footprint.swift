import Foundation

/// What a process takes at a moment, by the system's own word.
public struct Footprint: Sendable {
    /// Kilobytes of memory that are in use.
    public let memory: Int
    /// Those of them that stand for no file.
    public let anonymous: Int
    public let threads: Int
    /// Descriptors that are open.
    public let files: Int
    /// Hundredths of a second that the processor worked for it so far.
    public let ticks: Int

    /// - Throws: an error where there is no such process.
    public init(of process: pid_t) throws {
        var told: [String: Int] = [:]
        for line in try contents("/proc/\(process)/status").split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == ":" || $0 == "\t" || $0 == " " })
            if words.count > 1 { told[String(words[0])] = Int(words[1]) }
        }
        let spent = try contents("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard let memory = told["VmRSS"], let anonymous = told["RssAnon"], let threads = told["Threads"],
            spent.count > 12, let user = Int(spent[11]), let system = Int(spent[12])
        else { throw TestTimeout(description: "process \(process) is gone") }
        (self.memory, self.anonymous, self.threads, self.ticks) = (memory, anonymous, threads, user + system)
        files = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
    }
}
