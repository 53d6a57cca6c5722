import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Remote

/// The administrator's monitoring checklist, once, for a person or a monitoring system.
struct HealthCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Ask the server once how it is; the exit code says so too.",
        discussion: """
            The server is asked for its version, for its parts, for the analyses of the last ten minutes and for those \
            that are not finished: each once, within --timeout. The bio server is asked where the profile names it \
            (bio = "http://bio.internal:8501"), and never gets a token. What waits here to be sent is looked at too.

            Fields: \(HealthShape.shape.fields.map(\.name).joined(separator: ", ")). value is a number of seconds for \
            version, latency, bio and mirror, of parts that are not fine for parts, and a count otherwise.

            Exit codes: 0 nothing is failing (warnings and what is not known are told, and do not count), 1 something \
            is failing, 3 the server was not reached, 4 not logged in or not allowed to see analyses.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "table, json, jsonl, csv, tsv or prometheus; a table on a terminal, tsv in a pipe.")
    var format: HealthFormat?
    @Option(help: ArgumentHelp("How long an answer may take.", valueName: "seconds")) var timeout = HealthLimits.answer

    func validate() throws {
        guard (0.1...600).contains(timeout) else { throw ValidationError("--timeout wants 0.1 to 600 seconds.") }
    }

    func run() async throws {
        let lookup = try Lookup(global)
        let outcome = try await HealthRound(lookup: lookup, patience: timeout).run()
        let output = StandardOutput()
        if format == .prometheus {
            try output.write(HealthMetrics.text(outcome))
            try output.flush()
        } else {
            var writer = RecordWriter(HealthShape.shape, format?.output ?? .standard, to: output)
            try writer.begin()
            for check in outcome.checks { try writer.add(check) }
            try writer.end()
        }
        try leave(outcome)
    }

    /// The worst first: a server that is not there, then what is failing, then what could not be seen.
    private func leave(_ outcome: HealthRound.Outcome) throws {
        if case .silent(let reason)? = outcome.facts.probe?.version { throw Failure(.unreachable, reason) }
        let failing = outcome.checks.filter { $0.state == .failing }
        guard failing.isEmpty else {
            throw Failure(.failed, "failing: \(failing.map(\.name.title).joined(separator: ", "))")
        }
        switch outcome.refusal {
        case .logInNeeded(let reason)?: throw Leave.logInNeeded(reason)
        case let error?: throw Failure(Leave.code(of: error), error.sentence)
        case nil: break
        }
        let warnings = outcome.checks.filter { $0.state == .warning }
        guard !warnings.isEmpty else { return }
        note("ozc: nothing is failing; warnings: \(warnings.map(\.name.title).joined(separator: ", "))")
    }
}
