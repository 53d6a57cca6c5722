import ArgumentParser

/// `ozc audit`: what was decided here, when, by whom, and what came of it.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "List, verify and export what was decided with this profile.",
        subcommands: [AuditList.self, AuditVerify.self, AuditExport.self])
}
