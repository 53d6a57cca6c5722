import ArgumentParser
import ConsoleUI
import Store

/// Walks the whole chain of the audit.
struct AuditVerify: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Find changed, missing and inserted entries of the audit.",
        discussion: "Exit codes: 0 unbroken; 1 not, with one line for each finding.")

    static let logName = "audit verify"

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let reader = try LedgerDoor.open(global).reader
        let findings = try reader.verifyAudit()
        let count = try reader.auditCount()
        let entries = "\(PlainWords.count(count)) entr\(count == 1 ? "y" : "ies")"
        let output = StandardOutput()
        if findings.isEmpty { try output.line("\(entries), unbroken") }
        for finding in findings { try output.line(finding.sentence) }
        try output.flush()
        guard findings.isEmpty else { throw Failure(.failed, "the audit of \(entries) is not what was written") }
    }
}
