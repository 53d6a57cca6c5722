import Logging

/// What the program itself says in the log.
public enum ProgramLog {
    /// - Parameters:
    ///   - command: its name as typed, without arguments.
    ///   - profile: the name it was asked for, or nil.
    public static func started(_ command: String, profile: String?, isOffline: Bool) {
        Logger(label: "ozc").info(
            "started", metadata: ["command": "\(command)", "profile": "\(profile ?? "-")", "offline": "\(isOffline)"])
    }

    /// - Parameter sentence: why, if it did not go well.
    public static func ended(code: Int32, _ sentence: String = "") {
        let log = Logger(label: "ozc")
        if sentence.isEmpty {
            log.info("ended", metadata: ["code": "\(code)"])
        } else {
            log.error("ended: \(LogText.own(sentence))", metadata: ["code": "\(code)"])
        }
    }
}
