import ArgumentParser
import OzModel
import Store
import Sync

/// `ozc analyses run --order ID --type T…`.
struct AnalysisRun: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run analyses on an order that is there.",
        discussion: """
            An order shows the verdict of the analyses that were asked for last, together. Without --media they look \
            at all media of the order that fit them.

            Exit codes: 0 started, with --wait all SUCCESS; 1 not started, with --wait DECLINED or FAILED; 6 with \
            --wait not ended in time or OPERATOR_REQUIRED; 4 not allowed, 5 no such order.
            """)
    static let logName = "analyses run"

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The order's id, or its beginning.", valueName: "id")) var order: String
    @OptionGroup var analyses: AnalysisOptions
    @Option(help: ArgumentHelp("Look only at this medium; may be given again.", valueName: "id")) var media: [String] =
        []
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        var wishes = try await analyses.wishes(all: nil, desk)
        let order = try await desk.order(self.order)
        let reader = desk.lookup.mirror.reader
        let own = try reader.media(of: order.id)
        let chosen = try media.map { text in
            guard let medium = try Self.medium(text, own) else {
                throw Failure(.notFound, "order \(order.label) has no medium \(text)")
            }
            return medium.id
        }
        for index in wishes.indices where !chosen.isEmpty { wishes[index].media = chosen }
        let change = Change.runAnalyses(on: desk.known(order), wishes)
        try await desk.check(change)
        let before = Set(try reader.analyses(of: order.id).map(\.id))
        let outcome = try await desk.send(change)
        let started = try reader.analyses(of: order.id).filter { !before.contains($0.id) }
        var results = Self.results(change, outcome, started)
        let report = options.report(.analysis)
        guard waiting.wait, results.allSatisfy(\.isDone) else { return try report.leave(results) }
        let id = order.id.rawValue
        let verdict = try await OrderWait(desk: desk, patience: waiting.timeout.seconds).end(of: id)
        for (index, result) in results.enumerated() {
            results[index].verdict = try result.id.flatMap { try reader.record(Analysis.self, id: $0) }?.verdict
        }
        try report.write(results)
        try verdict.leave(id)
    }

    /// One result for each analysis that was started, where the server told which.
    private static func results(
        _ change: Change, _ outcome: ChangeOutcome, _ started: [Analysis]
    ) -> [ChangeResult] {
        guard case .done = outcome, case .runAnalyses(let order, _) = change, !started.isEmpty else {
            return [ChangeResult(change: change, outcome: outcome)]
        }
        return started.map { analysis in
            ChangeResult(
                change: .runAnalyses(on: order, [AnalysisWish(analysis.type)]),
                outcome: .done(.analysis, id: analysis.id.rawValue))
        }
    }

    private static func medium(_ text: String, _ media: [Media]) throws -> Media? {
        if let medium = media.first(where: { $0.id.rawValue == text }) { return medium }
        let found = media.filter { $0.id.rawValue.hasPrefix(text.lowercased()) && text.count >= Beginning.least }
        _ = try Beginning.only(of: found.map(\.id.rawValue), text, among: "media")
        return found.first
    }
}

/// `ozc analyses delete ID…`.
struct AnalysisDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete analyses.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "analyses delete"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Ids, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(ids, .analysis, desk) { text in
            let analysis = try await desk.read(Analysis.self, .analyses, text)
            let order = analysis.orderLabel ?? analysis.orderID?.short ?? "no order"
            let known = Known(
                analysis.id, "\(analysis.type.wire) of \(order)", companyID: analysis.companyID)
            return .deleteAnalysis(known, of: analysis.orderID)
        }
    }
}
