import ArgumentParser
import Session
import Store

/// Writes the whole audit down.
struct AuditExport: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all entries of the audit as jsonl, oldest first.",
        discussion: """
            Every field is there, also the hash of each entry and of the one before it, so that the chain can be \
            checked elsewhere. A hash is the SHA-256 of the fields previous, seq, time, server, user_id, email, \
            profile, action, object_id, folder_id, label, before, after, remark, operation, answer and, unless it is \
            null, kind, in this order, each as its length in bytes, a colon and the text; null as "-:"; time as the decimal number of its IEEE \
            754 bits.
            """)

    static let logName = "audit export"

    @OptionGroup var global: GlobalOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file, readable by you alone.", valueName: "file"))
    var output: String?

    private static var page: Int { 1000 }

    func run() throws {
        let reader = try LedgerDoor.open(global).reader
        var text = ""
        let standard = output == nil ? StandardOutput() : nil
        var last: Int64 = 0
        while true {
            let entries = try reader.audit(after: last, limit: Self.page)
            for entry in entries {
                let line = AuditShape.shape.object(entry)
                if let standard { try standard.line(line) } else { text += line + "\n" }
            }
            last = entries.last?.seq ?? last
            if entries.count < Self.page { break }
        }
        try standard?.flush()
        if let output { try PrivateFiles.write(text, to: output) }
    }
}
