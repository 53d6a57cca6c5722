import ArgumentParser
import Foundation
import OzModel
import Sync

/// `ozc orders create FILE…`.
struct OrderCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create an order of files, and run analyses on it.",
        discussion: """
            Images are taken for selfies held upright, videos and ZIPs of frames for selfie videos without an action; \
            --tag says otherwise. --type all runs everything that the files allow and this log-in may start; without \
            --type nothing is run.

            \(CaptureHints.all.joined(separator: " "))

            --meta key=value sets a text, key:=value JSON; dots go into objects: person_info.first_name=Jane. --person \
            sets the first key of person_keys of the configuration. Sizes and numbers of files are for the server to \
            refuse.

            An order is sent once. Where no answer comes it may be there all the same: that leaves with 1 and says so.

            Exit codes: 0 created, with --wait all analyses SUCCESS; 1 not created, with --wait DECLINED or FAILED; \
            6 created but its analyses were not started, with --wait not ended in time or OPERATOR_REQUIRED; 3 server \
            not reachable, 4 not allowed: nothing was created.
            """)
    static let logName = "orders create"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Images, videos and ZIPs of frames.", valueName: "file")) var files: [String]
    @Option(
        name: .customLong("tag"), help: ArgumentHelp("The tags of one file.", valueName: "file=tag,tag"))
    var tags: [String] = []
    @Option(name: .customLong("meta"), help: ArgumentHelp("A field of the metadata.", valueName: "key=value"))
    var meta: [String] = []
    @Option(help: ArgumentHelp("All of the metadata as a JSON object; - for standard input.", valueName: "file"))
    var metaJSON: String?
    @Option(help: ArgumentHelp("What tells this person from others.", valueName: "id")) var person: String?
    @OptionGroup var analyses: AnalysisOptions
    @Flag(help: "Create and analyse in one request, answered when all has ended (API 6.0.1 and later).")
    var singleRequest = false
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let change = Change.createOrder(try await order(desk))
        let wish = change.analyses
        guard !waiting.wait || !wish.isEmpty else { throw Failure(.usage, "--wait: nothing is to be run; add --type") }
        try await desk.check(change)
        var result = ChangeResult(change: change, outcome: try await desk.send(change))
        let report = options.report(.order)
        guard waiting.wait, result.isDone, let id = result.id else { return try report.leave([result]) }
        let verdict = try await OrderWait(desk: desk, patience: waiting.timeout.seconds).end(of: id)
        result.verdict = verdict
        try report.write([result])
        try verdict.leave(id)
    }

    private func order(_ desk: ChangeDesk) async throws -> NewOrder {
        let files = try FileChoice.read(self.files, tags: tags)
        let may = AnalysisType.possible(for: files).filter { !desk.author.barred.contains($0) }
        var fields = try metaJSON.map { try Fields.file($0, flag: "--meta-json") } ?? [:]
        fields.merge(try Fields.read(meta, flag: "--meta")) { _, new in new }
        if let person {
            guard let key = desk.lookup.workplace.settings.personKeys.first else {
                throw Failure(.usage, "--person: person_keys of the configuration names no key")
            }
            fields.merge(try Fields.read(["\(key)=\(person)"], flag: "--person")) { _, new in new }
        }
        return NewOrder(
            files: files, metaData: fields, analyses: try await analyses.wishes(all: may, desk),
            isSingleRequest: singleRequest)
    }
}
